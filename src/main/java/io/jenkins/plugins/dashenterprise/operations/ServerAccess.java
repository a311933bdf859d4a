package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.configuration.ApiKey;
import io.jenkins.plugins.dashenterprise.configuration.ServerChoice;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlClient;
import io.jenkins.plugins.dashenterprise.graphql.ServerAddress;

/**
 * The server that an operation works with, and what opens it.
 *
 * @param choice null for a server that has no API
 */
record ServerAccess(ServerAddress server, @CheckForNull ServerChoice choice) {

    /** What the operation chooses, or what surrounds it where it says nothing. */
    static ServerAccess of(Operation operation, Host host) throws AbortException {
        Defaults defaults = host.defaults();
        String name = defaults.server(operation);
        ServerAddress server = ServerChoice.server(name, host.item()).address();
        refuseFive(server, operation.insteadOnFive());
        return new ServerAccess(
                server, server.isFive() ? null : ServerChoice.of(name, defaults.credentialsId(operation), host.item()));
    }

    /** Before any call: there is no published API that it could go to. */
    private static void refuseFive(ServerAddress server, @CheckForNull String instead) throws AbortException {
        if (server.isFive() && instead != null) {
            throw new AbortException(
                    "Server '" + server.name() + "' is Dash Enterprise 5. Its management API is not published;"
                            + " this step works with Dash Enterprise 4 only. " + instead);
        }
    }

    /** The id of the credentials that open the server; null when it has no API. */
    @CheckForNull
    String credentialsId() {
        return choice == null ? null : choice.credentialsId();
    }

    /** What speaks to the server's API, or null when it has none. */
    @CheckForNull
    GraphQlClient client(RunCredentials credentials, SessionLog log, long deadlineMillis) throws AbortException {
        if (choice == null) {
            return null;
        }
        var account = credentials.chosen(choice, log::line);
        return new GraphQlClient(
                server, account.getUsername(), ApiKey.of(account), log.secrets(), deadlineMillis, log::line);
    }
}
