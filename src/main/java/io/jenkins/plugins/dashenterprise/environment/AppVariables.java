package io.jenkins.plugins.dashenterprise.environment;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.apps.AppStatus;
import io.jenkins.plugins.dashenterprise.graphql.model.AddEnvironmentVariableMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.EnvironmentVariablesQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.RemoveEnvironmentVariableMutation;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The environment variables of an app. */
record AppVariables(String app, Session session) implements Variables {
    @Override
    public Map<String, Variable> present() throws IOException, InterruptedException {
        EnvironmentVariablesQuery.Apps apps = session.queryApps(all -> new EnvironmentVariablesQuery(app, all)).apps;
        EnvironmentVariablesQuery.App found =
                Found.named(app, Found.required(apps, answer -> answer.apps, session), each -> each.name);
        if (found == null) {
            throw AppStatus.missing(app, session);
        }
        return Found.required(found, each -> each.environmentVariables, session).stream()
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(variable -> variable.name, AppVariables::variable, (first, second) -> first));
    }

    private static Variable variable(EnvironmentVariablesQuery.EnvironmentVariable variable) {
        return new Variable(variable.value, Boolean.TRUE.equals(variable.readonly));
    }

    @Override
    public Written set(String what, String name, String value) throws IOException, InterruptedException {
        AddEnvironmentVariableMutation.AddEnvironmentVariable answer =
                session.mutate(what, new AddEnvironmentVariableMutation(app, name, value)).addEnvironmentVariable;
        return written(Found.required(answer, payload -> payload, session).ok, answer.refresh, answer.error);
    }

    @Override
    public Written remove(String what, String name) throws IOException, InterruptedException {
        RemoveEnvironmentVariableMutation.RemoveEnvironmentVariable answer =
                session.mutate(what, new RemoveEnvironmentVariableMutation(app, name)).removeEnvironmentVariable;
        return written(Found.required(answer, payload -> payload, session).ok, answer.refresh, answer.error);
    }

    private Written written(@CheckForNull Boolean ok, @CheckForNull Boolean refresh, @CheckForNull String error)
            throws IOException {
        if (error == null || error.isBlank()) {
            Found.required(ok, said -> said, session);
        }
        return new Written(Boolean.TRUE.equals(refresh), error);
    }

    @Override
    public String toString() {
        return "app '" + app + "'";
    }
}
