package io.jenkins.plugins.dashenterprise.environment;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.model.AddGlobalEnvironmentVariableMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.GlobalEnvironmentVariablesQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.RemoveGlobalEnvironmentVariableMutation;
import io.jenkins.plugins.dashenterprise.operations.Found;
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
    public Written set(String what, String name, String value) throws IOException, InterruptedException {
        AddGlobalEnvironmentVariableMutation.AddEnvironmentVariable answer =
                session.mutate(what, new AddGlobalEnvironmentVariableMutation(name, value)).addEnvironmentVariable;
        return written(Found.required(answer, payload -> payload, session).ok, answer.refresh, answer.error);
    }

    @Override
    public Written remove(String what, String name) throws IOException, InterruptedException {
        RemoveGlobalEnvironmentVariableMutation.RemoveEnvironmentVariable answer =
                session.mutate(what, new RemoveGlobalEnvironmentVariableMutation(name)).removeEnvironmentVariable;
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
        return "all apps";
    }
}
