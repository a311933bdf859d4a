package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.Closure;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Result;
import java.io.File;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import jenkins.model.Jenkins;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** The steps of other plugins without which there is no Jenkinsfile. */
final class BasicSteps {
    /** By name of the step; the first of its parameters may go without name. */
    static final Map<String, List<String>> PARAMETERS = Map.ofEntries(
            Map.entry("catchError", List.of("buildResult", "catchInterruptions", "message", "stageResult")),
            Map.entry("checkout", List.of("scm")),
            Map.entry("dir", List.of("path")),
            Map.entry("echo", List.of("message")),
            Map.entry("error", List.of("message")),
            Map.entry("fileExists", List.of("file")),
            Map.entry("isUnix", List.of()),
            Map.entry("node", List.of("label")),
            Map.entry("parallel", List.of()),
            Map.entry("pipeline", List.of()),
            Map.entry("properties", List.of("properties")),
            Map.entry("pwd", List.of()),
            Map.entry("readFile", List.of("file", "encoding")),
            Map.entry("retry", List.of("count")),
            Map.entry("script", List.of()),
            Map.entry("sleep", List.of("time", "unit")),
            Map.entry("stage", List.of("name")),
            Map.entry("timeout", List.of("time", "unit")),
            Map.entry("unstable", List.of("message")),
            Map.entry("warnError", List.of("message", "catchInterruptions")),
            Map.entry("withEnv", List.of("overrides")),
            Map.entry("writeFile", List.of("file", "text", "encoding")));
    /** None of their parameters may go without name. */
    private static final List<String> ALL_BY_NAME = List.of("catchError", "writeFile");
    /** All of their parameters may be left out; of the others the first is needed. */
    private static final List<String> WITHOUT = List.of("catchError", "node");

    private final CpsFlowExecution execution;
    private final CpsScript script;
    private final FileSteps files;
    private final Catching catching;

    BasicSteps(CpsFlowExecution execution, CpsScript script) {
        this.execution = execution;
        this.script = script;
        files = new FileSteps(execution);
        catching = new Catching(execution);
    }

    Object invoke(String name, Object[] arguments) throws Exception {
        Closure<?> closure = DSL.body(arguments);
        if (name.equals("pipeline")) {
            return new Declarative(execution, script, this).run(closure);
        }
        CpsFlowExecution.Body body = () -> closure.call();
        Object[] plain = closure == null ? arguments : Arrays.copyOf(arguments, arguments.length - 1);
        List<String> known = PARAMETERS.get(name);
        Map<String, Object> given = DSL.named(name, plain, known.isEmpty() || ALL_BY_NAME.contains(name) ? null : known.get(0));
        execution.log("[Pipeline] " + name);
        if (!known.containsAll(given.keySet()) && !name.equals("parallel")) {
            given.keySet().removeAll(known);
            throw new Misuse(name + " has no parameter " + String.join(", ", given.keySet()) + " in the sandbox; it has "
                    + (known.isEmpty() ? "none" : String.join(", ", known)) + ".");
        }
        if (!known.isEmpty() && !WITHOUT.contains(name) && given.get(known.get(0)) == null) {
            throw new Misuse(name + " needs the parameter " + known.get(0) + ".");
        }
        return switch (name) {
            case "catchError" -> block(name, "", () -> catching.catchError(given, Result.FAILURE, body));
            case "checkout" -> checkout();
            case "dir" -> files.dir(given.get("path"), () -> block(name, "", body));
            case "echo" -> execution.log(String.valueOf(given.get("message")));
            case "error" -> throw new AbortException(String.valueOf(given.get("message")));
            case "fileExists" -> files.exists(given);
            case "isUnix" -> File.pathSeparatorChar == ':';
            case "node" -> node(body);
            case "parallel" -> scriptedParallel(given);
            case "properties" -> new JobProperties(execution).set(given.get("properties"));
            case "pwd" -> files.pwd();
            case "readFile" -> files.read(given);
            case "retry" -> catching.retry(number(given, "count"), () -> block(name, "", body));
            case "sleep" -> sleep(millis(given, TimeUnit.SECONDS));
            case "stage" -> block(name, " (" + given.get("name") + ")", body);
            case "timeout" -> timeout(millis(given, TimeUnit.MINUTES), body);
            case "unstable" -> catching.unstable(String.valueOf(given.get("message")));
            case "warnError" -> block(name, "", () -> catching.catchError(given, Result.UNSTABLE, body));
            case "withEnv" -> withEnv((List<?>) given.get("overrides"), body);
            case "writeFile" -> files.write(given);
            default -> block(name, "", body);
        };
    }

    private static int number(Map<String, Object> arguments, String name) {
        if (arguments.get(name) instanceof Number number) {
            return number.intValue();
        }
        throw new Misuse(name + " has to be a number.");
    }

    private static long millis(Map<String, Object> given, TimeUnit usual) {
        TimeUnit unit = given.containsKey("unit") ? TimeUnit.valueOf(given.get("unit").toString()) : usual;
        return unit.toMillis(number(given, "time"));
    }

    Object block(String name, String label, CpsFlowExecution.Body body) throws Exception {
        execution.log("[Pipeline] {" + label);
        try {
            return body.call();
        } finally {
            execution.log(name == null ? "[Pipeline] }" : "[Pipeline] }\n[Pipeline] // " + name);
        }
    }

    private Object sleep(long millis) throws Exception {
        execution.log("Sleeping for " + millis / 1000 + " sec");
        try {
            Thread.sleep(millis);
            return null;
        } catch (InterruptedException e) {
            execution.current().throwInterruption();
            throw e;
        }
    }

    Object node(CpsFlowExecution.Body body) throws Exception {
        CpsThread thread = execution.current();
        FilePath before = thread.workspace;
        thread.workspace = Jenkins.get().getWorkspaceFor(execution.run.getParent());
        thread.workspace.mkdirs();
        execution.log("Running on Jenkins in " + thread.workspace.getRemote());
        try {
            return block("node", "", body);
        } finally {
            thread.workspace = before;
        }
    }

    /** What is in the workspace is what Jenkins would have checked out. */
    private Object checkout() throws Exception {
        FilePath workspace = execution.current().workspace;
        if (workspace == null) {
            throw new Misuse("checkout has to be within a node.");
        }
        if (!workspace.child(".git").exists()) {
            throw new AbortException("There is no git repository in " + workspace.getRemote() + " that 'checkout scm' could stand for.");
        }
        return execution.log("The workspace has its commit checked out already.");
    }

    Object withEnv(List<?> overrides, CpsFlowExecution.Body body) throws Exception {
        CpsThread thread = execution.current();
        EnvVars before = thread.overrides;
        thread.overrides = new EnvVars(before);
        for (Object override : overrides) {
            String[] nameAndValue = override.toString().split("=", 2);
            thread.overrides.put(nameAndValue[0], before.expand(nameAndValue[1]));
        }
        try {
            return block("withEnv", "", body);
        } finally {
            thread.overrides = before;
        }
    }

    private Object timeout(long millis, CpsFlowExecution.Body body) throws Exception {
        execution.log("Timeout set to expire in " + millis / 1000 + " sec");
        CpsThread thread = execution.current();
        Runnable expire = () -> {
            execution.log("Timeout has been exceeded");
            execution.interrupt(thread, new FlowInterruptedException(Result.ABORTED));
        };
        Future<?> alarm = Timer.get().schedule(expire, millis, TimeUnit.MILLISECONDS);
        try {
            return block("timeout", "", body);
        } finally {
            alarm.cancel(false);
        }
    }

    private Object scriptedParallel(Map<String, Object> given) throws Exception {
        Map<String, CpsFlowExecution.Body> branches = new LinkedHashMap<>();
        given.forEach((name, branch) -> {
            if (branch instanceof Closure<?> closure) {
                branches.put(name, closure::call);
            } else if (!name.equals("failFast")) {
                throw new Misuse("The branches of parallel are blocks, as in parallel(one: { … }, two: { … }).");
            }
        });
        return parallel(branches, Boolean.TRUE.equals(given.get("failFast")));
    }

    /** @param failFast whether the failure of one ends the others */
    Object parallel(Map<String, CpsFlowExecution.Body> branches, boolean failFast) throws Exception {
        CpsThread parent = execution.current();
        AtomicReference<Throwable> first = new AtomicReference<>();
        CompletableFuture<?>[] running = branches.entrySet().stream()
                .map(e -> start(parent, e.getKey(), e.getValue()).whenComplete((result, failure) -> {
                    if (failure != null && first.compareAndSet(null, failure.getCause()) && failFast) {
                        execution.interruptBranches(parent);
                    }
                }))
                .toArray(CompletableFuture[]::new);
        try {
            return CompletableFuture.allOf(running).join();
        } catch (CompletionException e) {
            parent.throwInterruption();
            throw DSL.<RuntimeException>unchecked(first.get());
        } finally {
            execution.log("[Pipeline] // parallel");
        }
    }

    private CompletableFuture<Object> start(CpsThread parent, String name, CpsFlowExecution.Body branch) {
        CpsFlowExecution.Body body = () -> block(null, " (Branch: " + name + ")", branch);
        return CompletableFuture.supplyAsync(() -> execution.inThread(parent, body), Computer.threadPoolForRemoting);
    }
}
