package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.Closure;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Result;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jenkins.model.CauseOfInterruption;
import jenkins.model.Jenkins;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** The steps of other plugins without which there is no Jenkinsfile. */
final class BasicSteps {
    /** By name of the step; the first of its parameters may go without name. */
    static final Map<String, List<String>> PARAMETERS = Map.ofEntries(
            Map.entry("catchError", List.of("message", "buildResult")),
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
        CpsFlowExecution.Body body = () -> closure == null ? null : closure.call();
        if (name.equals("pipeline")) {
            new Declarative(execution, script, this).run(closure);
            return null;
        }
        Object[] plain = closure == null ? arguments : Arrays.copyOf(arguments, arguments.length - 1);
        List<String> known = PARAMETERS.get(name);
        Map<String, Object> given = DSL.named(plain, known.isEmpty() ? null : known.get(0));
        execution.log("[Pipeline] " + name);
        if (name.equals("parallel")) {
            return parallel(given);
        }
        if (!known.containsAll(given.keySet())) {
            throw new IllegalArgumentException("The sandbox's " + name + " knows " + known + " only, not " + given.keySet());
        }
        switch (name) {
            case "echo":
                execution.log(String.valueOf(given.get("message")));
                return null;
            case "error":
                throw new AbortException(String.valueOf(given.get("message")));
            case "sleep":
                return sleep(time(given));
            case "stage":
                return block(name, " (" + given.get("name") + ")", body);
            case "node":
                return node(body);
            case "withEnv":
                return withEnv((List<?>) given.get("overrides"), body);
            case "timeout":
                return timeout(time(given), body);
            case "catchError":
                return catchError(given, body);
            default:
                return block(name, "", body);
        }
    }

    private static long time(Map<String, Object> given) {
        String defaultUnit = "SECONDS";
        TimeUnit unit = TimeUnit.valueOf(String.valueOf(given.getOrDefault("unit", defaultUnit)));
        return unit.toMillis(((Number) given.get("time")).longValue());
    }

    Object block(String name, String label, CpsFlowExecution.Body body) throws Exception {
        execution.log("[Pipeline] {" + label);
        try {
            return body.call();
        } finally {
            execution.log("[Pipeline] }");
            execution.log("[Pipeline] // " + name);
        }
    }

    private Object sleep(long millis) throws Exception {
        execution.log("Sleeping for " + millis / 1000 + " sec");
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            execution.current().throwInterruption();
            throw e;
        }
        return null;
    }

    Object node(CpsFlowExecution.Body body) throws Exception {
        CpsThread thread = execution.current();
        FilePath before = thread.workspace;
        File workspace = new File(Jenkins.get().getRootDir(), "workspace/" + execution.run.getParent().getFullName());
        thread.workspace = new FilePath(workspace);
        thread.workspace.mkdirs();
        execution.log("Running on Jenkins in " + workspace);
        try {
            return block("node", "", body);
        } finally {
            thread.workspace = before;
        }
    }

    Object withEnv(List<?> overrides, CpsFlowExecution.Body body) throws Exception {
        CpsThread thread = execution.current();
        EnvVars before = thread.overrides;
        EnvVars inner = new EnvVars(before);
        for (Object override : overrides) {
            String[] nameAndValue = override.toString().split("=", 2);
            inner.put(nameAndValue[0], nameAndValue.length == 1 ? "" : inner.expand(nameAndValue[1]));
        }
        thread.overrides = inner;
        try {
            return block("withEnv", "", body);
        } finally {
            thread.overrides = before;
        }
    }

    private Object timeout(long millis, CpsFlowExecution.Body body) throws Exception {
        execution.log("Timeout set to expire in " + millis / 1000 + " sec");
        CpsThread thread = execution.current();
        FlowInterruptedException cause = new FlowInterruptedException(Result.ABORTED, new ExceededTimeout());
        Future<?> alarm = Timer.get()
                .schedule(
                        () -> {
                            execution.log("Cancelling nested steps due to timeout");
                            execution.interruptWithin(thread, cause);
                        },
                        millis,
                        TimeUnit.MILLISECONDS);
        try {
            return block("timeout", "", body);
        } finally {
            alarm.cancel(false);
        }
    }

    private Object catchError(Map<String, Object> given, CpsFlowExecution.Body body) throws Exception {
        try {
            return block("catchError", "", body);
        } catch (Exception e) {
            execution.run.report(e);
            String result = String.valueOf(given.getOrDefault("buildResult", "FAILURE"));
            execution.run.setResult(e instanceof FlowInterruptedException f ? f.getResult() : Result.fromString(result));
            return null;
        }
    }

    private Object parallel(Map<String, Object> branches) throws Exception {
        CpsThread parent = execution.current();
        List<CompletableFuture<Object>> running = new ArrayList<>();
        branches.forEach((name, closure) -> running.add(start(parent, name, (Closure<?>) closure)));
        CompletionException failure = null;
        for (CompletableFuture<Object> branch : running) {
            try {
                branch.join();
            } catch (CompletionException e) {
                failure = failure == null ? e : failure;
            }
        }
        execution.log("[Pipeline] // parallel");
        parent.throwInterruption();
        if (failure != null) {
            throw failure.getCause() instanceof Exception e ? e : failure;
        }
        return null;
    }

    private CompletableFuture<Object> start(CpsThread parent, String name, Closure<?> closure) {
        CompletableFuture<Object> outcome = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                outcome.complete(execution.inThread(parent, () -> {
                    execution.log("[Pipeline] { (Branch: " + name + ")");
                    try {
                        return closure.call();
                    } finally {
                        execution.log("[Pipeline] }");
                    }
                }));
            } catch (Throwable e) {
                outcome.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return outcome;
    }

    private static final class ExceededTimeout extends CauseOfInterruption {
        @Override
        public String getShortDescription() {
            return "Timeout has been exceeded";
        }
    }
}
