package io.jenkins.plugins.dashenterprise.environment;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.model.AddGlobalEnvironmentVariableMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.GlobalEnvironmentVariablesQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.RemoveGlobalEnvironmentVariableMutation;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Payload;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The environment variables that all apps of a server have; administrators set them. */
record GlobalVariables(Session session) implements Variables {
    @Override
    @CheckForNull
    public String app() {
        return null;
    }

    @Override
    public Map<String, Variable> present() throws IOException, InterruptedException {
        return Found.required(
                session.query(new GlobalEnvironmentVariablesQuery()), data -> data.globalEnvironmentVariables, session)
                .stream()
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(variable -> variable.name, GlobalVariables::variable, (first, second) -> first));
    }

    private static Variable variable(GlobalEnvironmentVariablesQuery.GlobalEnvironmentVariable variable) {
        return new Variable(variable.value, Boolean.TRUE.equals(variable.readonly));
    }

    @Override
    public Payload set(String name, String value) throws IOException, InterruptedException {
        return Payload.of(
                session.write(new AddGlobalEnvironmentVariableMutation(name, value)).addEnvironmentVariable,
                answer -> answer.error, answer -> answer.ok, answer -> answer.refresh);
    }

    @Override
    public Payload remove(String name) throws IOException, InterruptedException {
        return Payload.of(
                session.write(new RemoveGlobalEnvironmentVariableMutation(name)).removeEnvironmentVariable,
                answer -> answer.error, answer -> answer.ok, answer -> answer.refresh);
    }

    @Override
    public String toString() {
        return "all apps";
    }
}
