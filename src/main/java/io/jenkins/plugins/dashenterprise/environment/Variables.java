package io.jenkins.plugins.dashenterprise.environment;

import com.apollographql.apollo.api.Optional;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.model.AddEnvironmentVariableMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.EnvironmentVariablesQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.GlobalEnvironmentVariablesQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.RemoveEnvironmentVariableMutation;
import io.jenkins.plugins.dashenterprise.operations.AppQuery;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Payload;
import io.jenkins.plugins.dashenterprise.operations.Restart;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The environment variables of an app, or those that all apps have, which administrators set.
 *
 * @param app the app, or null for all
 */
record Variables(@CheckForNull String app, Session session) {
    private static final AppQuery<
                    EnvironmentVariablesQuery.Data, EnvironmentVariablesQuery.Apps, EnvironmentVariablesQuery.App>
            APP = new AppQuery<>(EnvironmentVariablesQuery::new, data -> data.apps, page -> page.apps, app -> app.name);

    /**
     * A variable.
     *
     * @param readonly whether the server itself sets it
     */
    record Variable(@CheckForNull String value, boolean readonly) {
        @Override
        public String toString() {
            return readonly ? "a variable of the server" : "a variable";
        }
    }

    /**
     * What the server has.
     *
     * @param variables those there are, by name
     * @param restart what comes of a change
     */
    record Present(Map<String, Variable> variables, Restart restart) {}

    Present present() throws IOException, InterruptedException {
        if (app == null) {
            var found = Found.required(
                    session.query(new GlobalEnvironmentVariablesQuery()),
                    data -> data.globalEnvironmentVariables,
                    session);
            return new Present(
                    byName(found, each -> each.name, each -> each.value, each -> each.readonly), Restart.OF_ALL);
        }
        EnvironmentVariablesQuery.App found = APP.existing(app, session);
        var variables = Found.required(found, each -> each.environmentVariables, session);
        return new Present(
                byName(variables, each -> each.name, each -> each.value, each -> each.readonly),
                Restart.of(found.status, status -> status.running, status -> status.deploying));
    }

    private static <T> Map<String, Variable> byName(
            List<T> found, Function<T, String> name, Function<T, String> value, Function<T, Boolean> readonly) {
        Map<String, Variable> variables = new LinkedHashMap<>();
        for (T each : found) {
            if (each != null) {
                variables.putIfAbsent(
                        name.apply(each), new Variable(value.apply(each), Boolean.TRUE.equals(readonly.apply(each))));
            }
        }
        return variables;
    }

    /** Sets a variable of which the step has noted that it was begun, and returns what the server says, unchecked. */
    Payload set(String name, String value) throws IOException, InterruptedException {
        return Payload.of(
                session.write(new AddEnvironmentVariableMutation(
                                Optional.presentIfNotNull(app), name, value, app == null))
                        .addEnvironmentVariable,
                answer -> answer.error,
                answer -> answer.ok,
                answer -> answer.refresh);
    }

    /** Removes a variable, as {@link #set} sets one. */
    Payload remove(String name) throws IOException, InterruptedException {
        return Payload.of(
                session.write(new RemoveEnvironmentVariableMutation(Optional.presentIfNotNull(app), name, app == null))
                        .removeEnvironmentVariable,
                answer -> answer.error,
                answer -> answer.ok,
                answer -> answer.refresh);
    }

    @Override
    public String toString() {
        return app == null ? "all apps" : "app '" + app + "'";
    }
}
