package io.jenkins.plugins.dashenterprise.environment;

import io.jenkins.plugins.dashenterprise.graphql.model.AddEnvironmentVariableMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.EnvironmentVariablesQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.RemoveEnvironmentVariableMutation;
import io.jenkins.plugins.dashenterprise.operations.AppQuery;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Payload;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The environment variables of an app. */
record AppVariables(String app, Session session) implements Variables {
    private static final AppQuery<EnvironmentVariablesQuery.Data, EnvironmentVariablesQuery.Apps, EnvironmentVariablesQuery.App> APP =
            new AppQuery<>(EnvironmentVariablesQuery::new, data -> data.apps, page -> page.apps, app -> app.name);

    @Override
    public Map<String, Variable> present() throws IOException, InterruptedException {
        return Found.required(APP.existing(app, session), found -> found.environmentVariables, session).stream()
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(variable -> variable.name, AppVariables::variable, (first, second) -> first));
    }

    private static Variable variable(EnvironmentVariablesQuery.EnvironmentVariable variable) {
        return new Variable(variable.value, Boolean.TRUE.equals(variable.readonly));
    }

    @Override
    public Payload set(String name, String value) throws IOException, InterruptedException {
        return Payload.of(
                session.write(new AddEnvironmentVariableMutation(app, name, value)).addEnvironmentVariable,
                answer -> answer.error, answer -> answer.ok, answer -> answer.refresh);
    }

    @Override
    public Payload remove(String name) throws IOException, InterruptedException {
        return Payload.of(
                session.write(new RemoveEnvironmentVariableMutation(app, name)).removeEnvironmentVariable,
                answer -> answer.error, answer -> answer.ok, answer -> answer.refresh);
    }

    @Override
    public String toString() {
        return "app '" + app + "'";
    }
}
