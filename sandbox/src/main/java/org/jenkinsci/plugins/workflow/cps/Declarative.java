package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import hudson.AbortException;
import hudson.model.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** The part of Declarative that the examples use; for anything else there is a sentence. */
final class Declarative {
    private static final List<String> CONDITIONS =
            List.of("always", "aborted", "failure", "success", "unstable", "unsuccessful", "cleanup");

    private final CpsFlowExecution execution;
    private final CpsScript script;
    private final BasicSteps steps;
    private Exception failure;

    Declarative(CpsFlowExecution execution, CpsScript script, BasicSteps steps) {
        this.execution = execution;
        this.script = script;
        this.steps = steps;
    }

    void run(Closure<?> pipeline) throws Exception {
        Section root = read("pipeline", pipeline, Set.of("agent", "environment", "stages", "post"));
        surrounded(root, () -> {
            for (Object[] stage : read("stages", root.closure("stages"), Set.of("stage")).all("stage")) {
                stage(String.valueOf(stage[0]), (Closure<?>) stage[1]);
            }
            post("Declarative: Post Actions", root);
            return null;
        });
        if (failure != null) {
            throw failure;
        }
    }

    private void stage(String name, Closure<?> closure) throws Exception {
        execution.log("[Pipeline] stage");
        steps.block("stage", " (" + name + ")", () -> {
            Section stage = read("stage", closure, Set.of("agent", "environment", "steps", "post"));
            if (failure != null) {
                execution.log("Stage \"" + name + "\" skipped due to earlier failure(s)");
                return null;
            }
            try {
                surrounded(stage, () -> {
                    attempt(stage.closure("steps"));
                    post(null, stage);
                    return null;
                });
            } catch (Exception e) {
                fail(e);
            }
            return null;
        });
    }

    private void attempt(Closure<?> closure) {
        closure.setDelegate(script);
        closure.setResolveStrategy(Closure.DELEGATE_ONLY);
        try {
            closure.call();
        } catch (Exception e) {
            fail(e);
        }
    }

    private void fail(Exception e) {
        execution.run.setResult(e instanceof FlowInterruptedException f ? f.getResult() : Result.FAILURE);
        failure = failure == null ? e : failure;
    }

    private void post(String stageName, Section section) throws Exception {
        if (!section.has("post")) {
            return;
        }
        Section post = read("post", section.closure("post"), Set.copyOf(CONDITIONS));
        CpsFlowExecution.Body body = () -> {
            CONDITIONS.stream().filter(c -> post.has(c) && applies(c)).forEach(c -> attempt(post.closure(c)));
            return null;
        };
        if (stageName == null) {
            body.call();
        } else {
            execution.log("[Pipeline] stage");
            steps.block("stage", " (" + stageName + ")", body);
        }
    }

    private boolean applies(String condition) {
        Result result = execution.run.getResult() == null ? Result.SUCCESS : execution.run.getResult();
        return switch (condition) {
            case "always", "cleanup" -> true;
            case "unsuccessful" -> result != Result.SUCCESS;
            default -> result.toString().equalsIgnoreCase(condition);
        };
    }

    private void surrounded(Section section, CpsFlowExecution.Body body) throws Exception {
        CpsFlowExecution.Body inEnvironment = () -> {
            if (!section.has("environment")) {
                return body.call();
            }
            Section environment = read("environment", section.closure("environment"), Set.of());
            List<String> overrides = new ArrayList<>();
            environment.variables.forEach((name, value) -> overrides.add(name + "=" + value));
            execution.log("[Pipeline] withEnv");
            return steps.withEnv(overrides, body);
        };
        if (section.has("agent") && "any".equals(section.all("agent").get(0)[0])) {
            execution.log("[Pipeline] node");
            steps.node(inEnvironment);
        } else {
            inEnvironment.call();
        }
    }

    private Section read(String name, Closure<?> closure, Set<String> known) throws AbortException {
        Section section = new Section();
        closure.setDelegate(section);
        closure.setResolveStrategy(Closure.DELEGATE_ONLY);
        closure.call();
        for (String unknown : section.calls.keySet()) {
            if (!known.contains(unknown)) {
                throw new AbortException("The sandbox does not understand '" + unknown + "' in '" + name
                        + "' of a Declarative Pipeline; it knows " + known.stream().sorted().toList()
                        + ". Run this Jenkinsfile on a Jenkins.");
            }
        }
        return section;
    }

    private final class Section extends GroovyObjectSupport {
        private final Map<String, List<Object[]>> calls = new LinkedHashMap<>();
        private final Map<String, Object> variables = new LinkedHashMap<>();

        boolean has(String name) {
            return calls.containsKey(name);
        }

        List<Object[]> all(String name) {
            return calls.getOrDefault(name, List.of());
        }

        Closure<?> closure(String name) {
            return all(name).isEmpty() ? null : DSL.body(all(name).get(0));
        }

        @Override
        public Object invokeMethod(String name, Object arguments) {
            calls.computeIfAbsent(name, n -> new ArrayList<>()).add((Object[]) arguments);
            return null;
        }

        @Override
        public Object getProperty(String name) {
            if (name.equals("any") || name.equals("none")) {
                return name;
            }
            return variables.containsKey(name) ? variables.get(name) : script.getProperty(name);
        }

        @Override
        public void setProperty(String name, Object value) {
            variables.put(name, value);
        }
    }
}
