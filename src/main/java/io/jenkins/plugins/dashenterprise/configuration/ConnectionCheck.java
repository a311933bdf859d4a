package io.jenkins.plugins.dashenterprise.configuration;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.util.FormValidation;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlClient;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.graphql.ServerAddress;
import io.jenkins.plugins.dashenterprise.graphql.ServerSchema;
import io.jenkins.plugins.dashenterprise.graphql.model.CurrentUserQuery;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import io.jenkins.plugins.dashenterprise.text.Secrets;
import java.util.List;

/** Asks a server who one is there, and whether it knows all that the plugin asks for. */
public final class ConnectionCheck {
    private ConnectionCheck() {}

    public static FormValidation of(ServerAddress server, StandardUsernamePasswordCredentials credentials)
            throws GraphQlException, InterruptedException {
        Secrets secrets = new Secrets();
        GraphQlClient client = new GraphQlClient(
                server, credentials.getUsername(), ApiKey.of(credentials), secrets, Long.MAX_VALUE, line -> {});
        CurrentUserQuery.Current current = client.execute(new CurrentUserQuery()).current;
        if (current == null || current.username == null) {
            return FormValidation.error(server + " answered without a user; it may not be a Dash Enterprise 4.");
        }
        String connected = secrets.sentence("Connected to " + server.url() + " as " + ForeignText.of(current.username)
                + (Boolean.TRUE.equals(current.isAdmin) ? " (administrator)" : " (not an administrator: own apps only)"));
        List<String> missing = ServerSchema.missing(client);
        return missing.isEmpty()
                ? FormValidation.ok(connected)
                : FormValidation.warning(connected + ". The server does not know " + String.join(", ", missing)
                        + "; what needs them will fail.");
    }
}
