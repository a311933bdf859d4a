package io.jenkins.plugins.dashenterprise.configuration;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.util.FormValidation;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlClient;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.graphql.ServerAddress;
import io.jenkins.plugins.dashenterprise.graphql.ServerSchema;
import io.jenkins.plugins.dashenterprise.graphql.WebPage;
import io.jenkins.plugins.dashenterprise.graphql.model.CurrentUserQuery;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import io.jenkins.plugins.dashenterprise.text.Secrets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Asks a server who one is there, and whether it knows all that the plugin asks for. */
public final class ConnectionCheck {
    private ConnectionCheck() {}

    public static FormValidation of(ServerAddress server, StandardUsernamePasswordCredentials credentials)
            throws GraphQlException, InterruptedException {
        if (server.isFive()) {
            return ofFive(server);
        }
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

    /** All that can be asked of a server without a published API is whether there is one. */
    private static FormValidation ofFive(ServerAddress server) throws GraphQlException, InterruptedException {
        int status = status(server);
        return status < 500
                ? FormValidation.ok(server.url() + " answers (HTTP " + status + "). More cannot be checked: the API of Dash Enterprise 5 is"
                        + " not published. Whether it is one, and whether user name and password are right, shows when they are used first.")
                : FormValidation.warning(server.url() + " answers (HTTP " + status + "), but it, or a proxy in front of it, is out of order.");
    }

    private static int status(ServerAddress server) throws GraphQlException, InterruptedException {
        CompletableFuture<WebPage> page = WebPage.at(server, "/");
        try {
            return page.get().status();
        } catch (ExecutionException e) {
            throw (GraphQlException) e.getCause();
        } finally {
            page.cancel(true);
        }
    }
}
