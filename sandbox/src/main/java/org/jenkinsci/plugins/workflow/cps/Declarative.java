package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import hudson.AbortException;
import hudson.model.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** The part of Declarative that the examples use; for anything else there is a sentence. */
final class Declarative {
    private static final List<String> CONDITIONS =
            List.of("always", "aborted", "failure", "success", "unstable", "cleanup");

    private final CpsFlowExecution execution;
    private final CpsScript script;
    private final BasicSteps steps;
    private Exception failure;

    Declarative(CpsFlowExecution execution, CpsScript script, BasicSteps steps) {
        this.execution = execution;
        this.script = script;
        this.steps = steps;
    }

    Object run(Closure<?> pipeline) throws Exception {
        Section root = read("pipeline", pipeline, List.of("agent", "environment", "post", "stages"));
        surrounded(root, () -> {
            Section stages = read("stages", root.closure("stages"), List.of("stage"));
            for (Object[] stage : stages.calls.get("stage")) {
                stage((String) stage[0], (Closure<?>) stage[1]);
            }
            return post(root);
        });
        if (failure != null) {
            throw failure;
        }
        return null;
    }

    private void stage(String name, Closure<?> closure) throws Exception {
        Section stage = read("stage", closure, List.of("agent", "environment", "post", "steps"));
        execution.log("[Pipeline] stage");
        steps.block("stage", " (" + name + ")", () -> {
            if (failure != null) {
                return execution.log("Stage \"" + name + "\" skipped due to earlier failure(s)");
            }
            return surrounded(stage, () -> {
                attempt(stage.closure("steps"));
                return post(stage);
            });
        });
    }

    private void attempt(Closure<?> closure) {
        closure.setDelegate(script);
        closure.setResolveStrategy(Closure.DELEGATE_ONLY);
        try {
            closure.call();
        } catch (Exception e) {
            execution.run.setResult(e instanceof FlowInterruptedException f ? f.getResult() : Result.FAILURE);
            failure = failure == null ? e : failure;
        }
    }

    private Object post(Section section) throws Exception {
        if (!section.calls.containsKey("post")) {
            return null;
        }
        Section post = read("post", section.closure("post"), CONDITIONS);
        execution.log("[Pipeline] stage");
        return steps.block("stage", " (Declarative: Post Actions)", () -> {
            for (String condition : CONDITIONS) {
                if (post.calls.containsKey(condition) && applies(condition)) {
                    attempt(post.closure(condition));
                }
            }
            return null;
        });
    }

    private boolean applies(String condition) {
        Result result = execution.run.getResult() == null ? Result.SUCCESS : execution.run.getResult();
        return List.of("always", "cleanup", result.toString().toLowerCase()).contains(condition);
    }

    private Object surrounded(Section section, CpsFlowExecution.Body body) throws Exception {
        Object agent = section.calls.containsKey("agent") ? section.calls.remove("agent").get(0)[0] : "none";
        if (agent instanceof Closure) {
            throw new AbortException("The sandbox knows only 'agent any' and 'agent none'.");
        }
        if (agent.equals("any")) {
            execution.log("[Pipeline] node");
            return steps.node(() -> surrounded(section, body));
        }
        if (!section.calls.containsKey("environment")) {
            return body.call();
        }
        Section environment = read("environment", section.closure("environment"), List.of());
        List<String> overrides = new ArrayList<>();
        environment.variables.forEach((name, value) -> overrides.add(name + "=" + value));
        execution.log("[Pipeline] withEnv");
        return steps.withEnv(overrides, body);
    }

    private Section read(String name, Closure<?> closure, List<String> known) throws AbortException {
        Section section = new Section();
        closure.setDelegate(section);
        closure.setResolveStrategy(Closure.DELEGATE_ONLY);
        closure.call();
        for (String unknown : section.calls.keySet()) {
            if (!known.contains(unknown)) {
                throw new AbortException("The sandbox does not understand '" + unknown + "' in '" + name
                        + "' of a Declarative Pipeline; it knows " + known + ". Run this Jenkinsfile on a Jenkins.");
            }
        }
        return section;
    }

    private final class Section extends GroovyObjectSupport {
        private final Map<String, List<Object[]>> calls = new LinkedHashMap<>();
        private final Map<String, Object> variables = new LinkedHashMap<>();

        Closure<?> closure(String name) {
            return DSL.body(calls.get(name).get(0));
        }

        @Override
        public Object invokeMethod(String name, Object arguments) {
            return calls.computeIfAbsent(name, n -> new ArrayList<>()).add((Object[]) arguments);
        }

        @Override
        public Object getProperty(String name) {
            boolean agent = name.equals("any") || name.equals("none");
            return agent ? name : variables.containsKey(name) ? variables.get(name) : script.getProperty(name);
        }

        @Override
        public void setProperty(String name, Object value) {
            variables.put(name, value);
        }
    }
}
