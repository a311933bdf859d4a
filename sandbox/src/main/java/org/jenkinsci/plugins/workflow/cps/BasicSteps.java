package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.Closure;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** The steps of other plugins without which there is no Jenkinsfile. */
final class BasicSteps {
    /** By name of the step; the first of its parameters may go without name. */
    static final Map<String, List<String>> PARAMETERS = Map.ofEntries(
            Map.entry("checkout", List.of("scm")),
            Map.entry("echo", List.of("message")),
            Map.entry("error", List.of("message")),
            Map.entry("node", List.of("label")),
            Map.entry("parallel", List.of()),
            Map.entry("pipeline", List.of()),
            Map.entry("script", List.of()),
            Map.entry("sleep", List.of("time", "unit")),
            Map.entry("stage", List.of("name")),
            Map.entry("timeout", List.of("time", "unit")),
            Map.entry("withEnv", List.of("overrides")));

    private final CpsFlowExecution execution;
    private final CpsScript script;

    BasicSteps(CpsFlowExecution execution, CpsScript script) {
        this.execution = execution;
        this.script = script;
    }

    Object invoke(String name, Object[] arguments) throws Exception {
        Closure<?> closure = DSL.body(arguments);
        if (name.equals("pipeline")) {
            return new Declarative(execution, script, this).run(closure);
        }
        CpsFlowExecution.Body body = () -> closure.call();
        Object[] plain = closure == null ? arguments : Arrays.copyOf(arguments, arguments.length - 1);
        List<String> known = PARAMETERS.get(name);
        Map<String, Object> given = DSL.named(name, plain, known.isEmpty() ? null : known.get(0));
        execution.log("[Pipeline] " + name);
        if (!known.containsAll(given.keySet()) && !name.equals("parallel")) {
            given.keySet().removeAll(known);
            throw new Misuse(name + " has no parameter " + String.join(", ", given.keySet()) + " in the sandbox; it has "
                    + String.join(", ", known) + ".");
        }
        return switch (name) {
            case "checkout" -> checkout();
            case "echo" -> execution.log(String.valueOf(given.get("message")));
            case "error" -> throw new AbortException(String.valueOf(given.get("message")));
            case "node" -> node(body);
            case "parallel" -> parallel(given);
            case "sleep" -> sleep(millis(given));
            case "stage" -> block(name, " (" + given.get("name") + ")", body);
            case "timeout" -> timeout(millis(given), body);
            case "withEnv" -> withEnv((List<?>) given.get("overrides"), body);
            default -> block(name, "", body);
        };
    }

    private static long millis(Map<String, Object> given) {
        Object unit = given.containsKey("unit") ? given.get("unit") : "SECONDS";
        return TimeUnit.valueOf(unit.toString()).toMillis(((Number) given.get("time")).longValue());
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

    private Object parallel(Map<String, Object> branches) throws Exception {
        CpsThread parent = execution.current();
        CompletableFuture<?>[] running = branches.entrySet().stream()
                .map(e -> start(parent, e.getKey(), (Closure<?>) e.getValue()))
                .toArray(CompletableFuture[]::new);
        try {
            return CompletableFuture.allOf(running).join();
        } catch (CompletionException e) {
            parent.throwInterruption();
            throw DSL.<RuntimeException>unchecked(e.getCause());
        } finally {
            execution.log("[Pipeline] // parallel");
        }
    }

    private CompletableFuture<Object> start(CpsThread parent, String name, Closure<?> branch) {
        CpsFlowExecution.Body body = () -> block(null, " (Branch: " + name + ")", branch::call);
        return CompletableFuture.supplyAsync(() -> execution.inThread(parent, body), Computer.threadPoolForRemoting);
    }
}
