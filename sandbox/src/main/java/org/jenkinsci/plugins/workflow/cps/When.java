package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.Closure;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Whether a stage of a Declarative Pipeline is to run. */
final class When {
    private static final List<String> CONDITIONS = List.of("allOf", "anyOf", "branch", "buildingTag", "changeRequest",
            "environment", "equals", "expression", "not", "tag", "beforeAgent", "beforeInput", "beforeOptions");

    private final CpsScript script;
    private final EnvActionImpl environment;

    When(CpsFlowExecution execution, CpsScript script) {
        this.script = script;
        this.environment = new EnvActionImpl(execution);
    }

    boolean holds(Closure<?> when) {
        Section conditions = new Section("when", when, script, CONDITIONS);
        conditions.calls().removeIf(call -> call.word().startsWith("before"));
        if (conditions.calls().isEmpty()) {
            throw new Misuse("'when', 'not', 'allOf' and 'anyOf' need a condition; the sandbox knows "
                    + String.join(", ", CONDITIONS) + ".");
        }
        return conditions.calls().stream().allMatch(this::holds);
    }

    private boolean holds(Section.Call call) {
        return switch (call.word()) {
            case "allOf" -> holds(call.body());
            case "anyOf" -> new Section("anyOf", call.body(), script, CONDITIONS).calls().stream().anyMatch(this::holds);
            case "not" -> !holds(call.body());
            case "expression" -> Section.truth(call.body(), script);
            case "equals" -> Objects.equals(call.named("").get("expected"), call.named("").get("actual"));
            case "environment" -> environment(call.named(""));
            case "branch" -> matches(call.named("pattern"), "BRANCH_NAME");
            case "tag" -> matches(call.named("pattern"), "TAG_NAME");
            case "buildingTag" -> environment.getProperty("TAG_NAME") != null;
            default -> environment.getProperty("CHANGE_ID") != null;
        };
    }

    private boolean environment(Map<String, Object> given) {
        String value = String.valueOf(environment.getProperty(String.valueOf(given.get("name"))));
        String wanted = String.valueOf(given.get("value"));
        return Boolean.TRUE.equals(given.get("ignoreCase")) ? value.equalsIgnoreCase(wanted) : value.equals(wanted);
    }

    private boolean matches(Map<String, Object> given, String variable) {
        Object value = environment.getProperty(variable);
        String pattern = String.valueOf(given.get("pattern"));
        return value != null && switch (String.valueOf(given.getOrDefault("comparator", "GLOB"))) {
            case "EQUALS" -> pattern.equals(value);
            case "REGEXP" -> value.toString().matches(pattern);
            default -> glob(pattern.toLowerCase(), value.toString().toLowerCase());
        };
    }

    /** As Ant has it: two asterisks and a slash stand for nothing too, and brackets for themselves. */
    private static boolean glob(String pattern, String value) {
        String escaped = pattern.replaceAll("[\\[\\]{}\\\\]", "\\\\$0").replace("**/", "{**/,}");
        return FileSystems.getDefault().getPathMatcher("glob:" + escaped).matches(Path.of(value));
    }
}
