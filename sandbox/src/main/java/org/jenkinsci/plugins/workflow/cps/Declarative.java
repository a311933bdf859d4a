package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.Closure;
import hudson.model.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** The part of Declarative that needs no agent; for anything else there is a sentence. */
final class Declarative {
    private static final List<String> CONDITIONS = List.of("always", "changed", "fixed", "regression", "aborted", "failure",
            "success", "unstable", "unsuccessful", "cleanup");
    private static final List<String> STAGES = List.of("parallel", "stages");
    private static final List<String> PIPELINE = List.of(
            "agent", "environment", "options", "parameters", "post", "stages", "tools", "triggers");
    private static final List<String> STAGE = List.of(
            "agent", "environment", "failFast", "options", "parallel", "post", "stages", "steps", "tools", "when");

    private final CpsFlowExecution execution;
    private final CpsScript script;
    private final BasicSteps steps;
    private boolean parallelsAlwaysFailFast;
    private boolean skipStagesAfterUnstable;

    /** Read before anything runs, so that what is not understood is said at once. */
    private record Stage(String name, Section section, List<Stage> nested) {}

    Declarative(CpsFlowExecution execution, CpsScript script, BasicSteps steps) {
        this.execution = execution;
        this.script = script;
        this.steps = steps;
    }

    Object run(Closure<?> pipeline) throws Exception {
        Section root = new Section("pipeline", pipeline, script, PIPELINE);
        List<Stage> stages = nested(root);
        if (stages.isEmpty()) {
            throw new Misuse("A Declarative Pipeline needs stages: pipeline { agent any; stages { stage('…') { steps { … } } } }.");
        }
        if (root.has("parameters")) {
            JobProperties properties = new JobProperties(execution);
            new Section("parameters", root.find("parameters").body(), script, null)
                    .calls()
                    .forEach(call -> properties.parameter(call.word(), call.arguments()));
        }
        return surrounded(root, () -> inEnvironment(root, () -> withPost(root, () -> inSequence(stages))));
    }

    private List<Stage> nested(Section section) {
        List<Stage> stages = new ArrayList<>();
        for (String word : STAGES) {
            if (section.has(word)) {
                new Section(word, section.find(word).body(), script, List.of("stage"))
                        .calls()
                        .forEach(call -> stages.add(stage(call)));
            }
        }
        return stages;
    }

    private Stage stage(Section.Call call) {
        if (call.arguments().length != 2 || call.body() == null) {
            throw new Misuse("A stage has a name and a block: stage('Deploy') { … }.");
        }
        String name = String.valueOf(call.arguments()[0]);
        Section section = new Section("stage", call.body(), script, STAGE);
        if (List.of("steps", "stages", "parallel").stream().filter(section::has).count() != 1) {
            throw new Misuse("Stage \"" + name + "\" has to have one of steps, stages and parallel.");
        }
        return new Stage(name, section, nested(section));
    }

    /** What fails does not keep those behind it from being told of. */
    private Object inSequence(List<Stage> stages) throws Exception {
        Exception failure = null;
        for (Stage stage : stages) {
            try {
                run(stage, failure != null ? "earlier failure(s)" : unstable() ? "earlier stage(s) marking the build as unstable" : null);
            } catch (Exception e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return null;
    }

    private boolean unstable() {
        return skipStagesAfterUnstable && execution.run.getResult() == Result.UNSTABLE;
    }

    /** @param reason why it is skipped, or null when it is not */
    private Object run(Stage stage, String reason) throws Exception {
        execution.log("[Pipeline] stage");
        return steps.block("stage", " (" + stage.name() + ")", () -> reason == null ? runUnlessItsWhen(stage) : skip(stage, reason));
    }

    private Object skip(Stage stage, String reason) throws Exception {
        execution.log("Stage \"" + stage.name() + "\" skipped due to " + reason);
        for (Stage each : stage.nested()) {
            run(each, reason);
        }
        return null;
    }

    private Object runUnlessItsWhen(Stage stage) throws Exception {
        Section section = stage.section();
        return surrounded(section, () -> {
            if (section.has("when") && !new When(execution, script).holds(section.find("when").body())) {
                return skip(stage, "when conditional");
            }
            return inEnvironment(section, () -> withPost(section, () -> content(stage)));
        });
    }

    private Object content(Stage stage) throws Exception {
        Section section = stage.section();
        if (section.has("steps")) {
            return Section.evaluate(section.find("steps").body(), script);
        }
        if (section.has("stages")) {
            return inSequence(stage.nested());
        }
        Map<String, CpsFlowExecution.Body> branches = new LinkedHashMap<>();
        stage.nested().forEach(each -> branches.put(each.name(), () -> run(each, null)));
        boolean failFast = section.has("failFast") && Boolean.TRUE.equals(section.find("failFast").arguments()[0]);
        execution.log("[Pipeline] parallel");
        return steps.parallel(branches, failFast || parallelsAlwaysFailFast);
    }

    private Object withPost(Section section, CpsFlowExecution.Body body) throws Exception {
        Exception failure = null;
        try {
            body.call();
        } catch (Exception e) {
            failure = e;
        }
        if (section.has("post")) {
            Section post = new Section("post", section.find("post").body(), script, CONDITIONS);
            Exception before = failure;
            execution.log("[Pipeline] stage");
            failure = (Exception) steps.block("stage", " (Declarative: Post Actions)", () -> post(post, before));
        }
        if (failure != null) {
            throw failure;
        }
        return null;
    }

    /** @return the first failure, of what was before or of a condition's steps */
    private Exception post(Section post, Exception before) {
        CpsThread thread = execution.current();
        Exception failure = before;
        for (String condition : CONDITIONS) {
            thread.result = result(failure);
            try {
                if (post.has(condition) && applies(condition)) {
                    Section.evaluate(post.find(condition).body(), script);
                }
            } catch (Exception e) {
                failure = failure == null ? e : failure;
                if (failure != e) {
                    execution.log("Error when executing " + condition + " post condition:");
                    execution.report(e);
                }
            } finally {
                thread.result = null;
            }
        }
        return failure;
    }

    private static Result result(Exception failure) {
        return failure == null ? null : failure instanceof FlowInterruptedException f ? f.getResult() : Result.FAILURE;
    }

    /** There is no build before. */
    private boolean applies(String condition) {
        Result result = execution.result() == null ? Result.SUCCESS : execution.result();
        return List.of("always", "changed", "cleanup", result.toString().toLowerCase()).contains(condition)
                || condition.equals("unsuccessful") && result != Result.SUCCESS;
    }

    /** In its options and on its agent. */
    private Object surrounded(Section section, CpsFlowExecution.Body body) throws Exception {
        List.of("tools", "triggers").stream().filter(section::has).forEach(execution::withoutEffect);
        CpsFlowExecution.Body inside = () -> onAgent(section, body);
        if (section.has("options")) {
            for (Section.Call option : new Section("options", section.find("options").body(), script, null).calls()) {
                inside = inOption(option, inside);
            }
        }
        return inside.call();
    }

    private CpsFlowExecution.Body inOption(Section.Call option, CpsFlowExecution.Body body) {
        switch (option.word()) {
            case "parallelsAlwaysFailFast" -> parallelsAlwaysFailFast = true;
            case "skipStagesAfterUnstable" -> skipStagesAfterUnstable = true;
            default -> {
                if (DSL.surrounds(option.word())) {
                    Object[] arguments = Arrays.copyOf(option.arguments(), option.arguments().length + 1);
                    arguments[arguments.length - 1] = new BodyClosure(script, body);
                    return () -> script.invokeMethod(option.word(), arguments);
                }
                if (DSL.has(option.word())) {
                    throw new Misuse("'" + option.word() + "' is a step, not an option: it belongs into steps.");
                }
                execution.withoutEffect(option.word());
            }
        }
        return body;
    }

    private Object onAgent(Section section, CpsFlowExecution.Body body) throws Exception {
        Section.Call agent = section.find("agent");
        if (agent != null && agent.body() != null) {
            new Section("agent", agent.body(), script, List.of("any", "label", "node"));
        }
        if (agent == null || agent.body() == null && agent.arguments()[0].equals("none")) {
            return body.call();
        }
        execution.log("[Pipeline] node");
        return steps.node(body);
    }

    private Object inEnvironment(Section section, CpsFlowExecution.Body body) throws Exception {
        if (!section.has("environment")) {
            return body.call();
        }
        Section environment = new Section("environment", section.find("environment").body(), script, List.of());
        List<String> overrides = new ArrayList<>();
        environment.variables().forEach((name, value) -> overrides.add(name + "=" + value));
        execution.log("[Pipeline] withEnv");
        return steps.withEnv(overrides, body);
    }
}
