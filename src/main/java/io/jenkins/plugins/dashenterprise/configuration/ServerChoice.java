package io.jenkins.plugins.dashenterprise.configuration;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.ExtensionList;
import hudson.model.Item;

/**
 * Which server a step means and which credentials open it: the step's own choice over that of the nearest folder over the
 * global one, for each of the two.
 *
 * @param server the configured server
 * @param credentialsId the id of the credentials
 * @param folder the full name of the folder that chose the credentials, or null when the step or the global configuration did
 */
public record ServerChoice(
        DashServer server,
        String credentialsId,
        @CheckForNull String folder) {
    /**
     * @param server the name that the step gives, or null
     * @param credentialsId the id that the step gives, or null
     * @param item the job, or null outside of one
     * @throws AbortException when there is no such server, none that the job may use, or no credentials are chosen
     */
    public static ServerChoice of(
            @CheckForNull String server, @CheckForNull String credentialsId, @CheckForNull Item item)
            throws AbortException {
        DashServer chosen = server(server, item);
        if (credentialsId != null) {
            return new ServerChoice(chosen, credentialsId, null);
        }
        ServerDefaults.Chosen credentials = nearest(item, each -> each.credentials(item, chosen.getName()));
        if (credentials != null) {
            return new ServerChoice(chosen, credentials.value(), credentials.folder());
        }
        if (chosen.isJobsBringCredentials()) {
            throw new AbortException(
                    "The Dash Enterprise server '" + chosen.getName() + "' is for jobs that bring credentials"
                            + " of their own: set credentialsId here, or choose credentials for it in the configuration of the job's folder.");
        }
        String own = chosen.getCredentialsId();
        if (own == null) {
            throw new AbortException("No credentials are chosen for " + chosen.getName() + " (" + chosen.getUrl()
                    + "): set credentialsId here, or credentials for the server in the global configuration.");
        }
        return new ServerChoice(chosen, own, null);
    }

    /** The server alone. */
    public static DashServer server(@CheckForNull String server, @CheckForNull Item item) throws AbortException {
        DashEnterpriseConfiguration configuration = DashEnterpriseConfiguration.get();
        ServerDefaults.Chosen folders = server == null ? nearest(item, each -> each.server(item)) : null;
        if (folders == null) {
            return configuration.server(server, item);
        }
        if (configuration.configured(folders.value()) == null) {
            throw new AbortException("Folder '" + folders.folder() + "' chooses server '" + folders.value()
                    + "', which is not configured; the configured ones are: " + configuration.names(item) + ".");
        }
        return configuration.server(folders.value(), item);
    }

    /** Why the credentials chosen cannot be had, when it is not the step that chose them; else null. */
    @CheckForNull
    public String missing() {
        return folder == null
                ? null
                : "Folder '" + folder + "' chooses the credentials '" + credentialsId + "' for server '"
                        + server.getName()
                        + "', but there are none of this id that the job may use for it: add them to the folder, in the global scope.";
    }

    @CheckForNull
    private static ServerDefaults.Chosen nearest(@CheckForNull Item item, Question question) throws AbortException {
        if (item != null) {
            for (ServerDefaults each : ExtensionList.lookup(ServerDefaults.class)) {
                ServerDefaults.Chosen chosen = question.of(each);
                if (chosen != null) {
                    return chosen;
                }
            }
        }
        return null;
    }

    private interface Question {
        @CheckForNull
        ServerDefaults.Chosen of(ServerDefaults defaults) throws AbortException;
    }
}
