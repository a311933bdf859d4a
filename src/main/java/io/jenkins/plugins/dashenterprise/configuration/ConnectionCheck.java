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
import org.jvnet.localizer.ResourceBundleHolder;

/** Asks a server who one is there, and whether it knows all that the plugin asks for. */
public final class ConnectionCheck {
    private static final ResourceBundleHolder TEXTS = ResourceBundleHolder.get(ConnectionCheck.class);

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
            return FormValidation.error(TEXTS.format("NoUser", server));
        }
        String connected = secrets.sentence(TEXTS.format(
                Boolean.TRUE.equals(current.isAdmin) ? "Administrator" : "NoAdministrator",
                server.url(),
                ForeignText.of(current.username)));
        List<String> missing = ServerSchema.missing(client);
        return missing.isEmpty()
                ? FormValidation.ok(connected)
                : FormValidation.warning(TEXTS.format("Missing", connected, String.join(", ", missing)));
    }

    /** All that can be asked of a server without a published API is whether there is one. */
    private static FormValidation ofFive(ServerAddress server) throws GraphQlException, InterruptedException {
        CompletableFuture<WebPage> page = WebPage.at(server, "/");
        try {
            int status = page.get().status();
            return status < 500
                    ? FormValidation.ok(TEXTS.format("FiveAnswers", server.url(), status))
                    : FormValidation.warning(TEXTS.format("FiveIsOutOfOrder", server.url(), status));
        } catch (ExecutionException e) {
            throw (GraphQlException) e.getCause();
        } finally {
            page.cancel(true);
        }
    }
}
