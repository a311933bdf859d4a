package org.jenkinsci.plugins.workflow.cps;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a Jenkinsfile says of its job: of all that, the sandbox knows the default values of parameters. */
final class JobProperties {
    /** What {@code properties} may be given, and what that is made of. */
    static final Set<String> SYMBOLS = Set.of(
            "parameters", "string", "text", "password", "booleanParam", "choice", "file", "run", "pipelineTriggers", "cron",
            "pollSCM", "upstream", "githubPush", "buildDiscarder", "logRotator", "disableConcurrentBuilds", "disableResume",
            "durabilityHint", "preserveStashes", "overrideIndexTriggers", "rateLimitBuilds", "copyArtifactPermission",
            "usernamePassword", "usernameColonPassword", "sshUserPrivateKey", "certificate", "scmGit", "branchSource");

    /** In Jenkins an {@code UninstantiatedDescribable}, as long as the script has it. */
    record Symbol(String name, Object[] arguments) {}

    private final CpsFlowExecution execution;

    JobProperties(CpsFlowExecution execution) {
        this.execution = execution;
    }

    Object set(Object properties) {
        for (Object each : properties instanceof Collection<?> list ? list : List.of(properties)) {
            if (!(each instanceof Symbol property)) {
                throw new Misuse("properties takes a list, as in properties([disableConcurrentBuilds()]).");
            }
            if (property.name().equals("parameters")) {
                parameters(property.arguments());
            } else {
                execution.withoutEffect(property.name());
            }
        }
        return null;
    }

    private void parameters(Object[] arguments) {
        for (Object each : arguments.length == 1 && arguments[0] instanceof Collection<?> list ? list : List.of()) {
            if (each instanceof Symbol parameter) {
                parameter(parameter.name(), parameter.arguments());
            }
        }
    }

    /** As in a build that is started by nobody, the second one or later: the first has none in its environment. */
    void parameter(String type, Object[] arguments) {
        Map<String, Object> given = DSL.named(type, arguments, null);
        String name = String.valueOf(given.get("name"));
        Object value = type.equals("choice") ? choices(given.get("choices")).get(0) : given.get("defaultValue");
        if (type.equals("booleanParam")) {
            value = Boolean.parseBoolean(String.valueOf(value));
        }
        execution.parameters.put(name, value == null ? "" : value);
        execution.environment.put(name, String.valueOf(execution.parameters.get(name)));
        execution.once("Parameters have their default values in the sandbox.");
    }

    private static List<?> choices(Object given) {
        List<?> choices = given instanceof List<?> list ? list : Arrays.asList(String.valueOf(given).split("\n"));
        if (choices.isEmpty()) {
            throw new Misuse("A choice has to have choices.");
        }
        return choices;
    }
}
