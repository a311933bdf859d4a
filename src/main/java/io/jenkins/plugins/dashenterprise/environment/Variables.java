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
    private static final AppQuery<EnvironmentVariablesQuery.Data, EnvironmentVariablesQuery.Apps, EnvironmentVariablesQuery.App> APP =
            new AppQuery<>(EnvironmentVariablesQuery::new, data -> data.apps, page -> page.apps, app -> app.name);

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

    /** The variables that there are, by name. */
    Map<String, Variable> present() throws IOException, InterruptedException {
        return app == null
                ? byName(
                        Found.required(session.query(new GlobalEnvironmentVariablesQuery()), data -> data.globalEnvironmentVariables, session),
                        each -> each.name, each -> each.value, each -> each.readonly)
                : byName(
                        Found.required(APP.existing(app, session), found -> found.environmentVariables, session),
                        each -> each.name, each -> each.value, each -> each.readonly);
    }

    private static <T> Map<String, Variable> byName(
            List<T> found, Function<T, String> name, Function<T, String> value, Function<T, Boolean> readonly) {
        Map<String, Variable> variables = new LinkedHashMap<>();
        for (T each : found) {
            if (each != null) {
                variables.putIfAbsent(name.apply(each), new Variable(value.apply(each), Boolean.TRUE.equals(readonly.apply(each))));
            }
        }
        return variables;
    }

    /** Sets a variable of which the step has noted that it was begun, and returns what the server says, unchecked. */
    Payload set(String name, String value) throws IOException, InterruptedException {
        return Payload.of(
                session.write(new AddEnvironmentVariableMutation(Optional.presentIfNotNull(app), name, value, app == null))
                        .addEnvironmentVariable,
                answer -> answer.error, answer -> answer.ok, answer -> answer.refresh);
    }

    /** Removes a variable, as {@link #set} sets one. */
    Payload remove(String name) throws IOException, InterruptedException {
        return Payload.of(
                session.write(new RemoveEnvironmentVariableMutation(Optional.presentIfNotNull(app), name, app == null))
                        .removeEnvironmentVariable,
                answer -> answer.error, answer -> answer.ok, answer -> answer.refresh);
    }

    @Override
    public String toString() {
        return app == null ? "all apps" : "app '" + app + "'";
    }
}
