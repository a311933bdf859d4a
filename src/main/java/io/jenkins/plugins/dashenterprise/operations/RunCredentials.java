package io.jenkins.plugins.dashenterprise.operations;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.dashenterprise.configuration.ServerChoice;
import io.jenkins.plugins.dashenterprise.graphql.ServerAddress;
import java.util.List;
import java.util.function.Consumer;

/** The credentials that whatever runs an operation may use. */
public record RunCredentials(CredentialsSource source) {
    /** Those that a run may use. */
    public RunCredentials(Run<?, ?> run) {
        this(new CredentialsSource.OfRun(run));
    }

    /**
     * Looks credentials up for a server, and notes that the run used them.
     *
     * @param kind the type's name for a person
     * @param url the server's URL
     * @param where the server in words
     * @throws AbortException that names the id, when there are none or they are of another type
     */
    <C extends StandardCredentials> C find(String id, Class<C> type, String kind, String url, String where)
            throws AbortException {
        List<DomainRequirement> domain = URIRequirementBuilder.fromUri(url).build();
        C found = source.find(id, type, domain);
        if (found != null) {
            source.track(found);
            return found;
        }
        boolean otherType = source.find(id, StandardCredentials.class, domain) != null;
        throw new AbortException(
                otherType
                        ? "The credentials '" + id + "' are of another type: " + kind + " is needed."
                        : "There are no credentials '" + id + "' that this job may use for " + where + ". Add them ("
                                + kind + ") to Jenkins or to the job's folder, in the global scope.");
    }

    /** User name and API key for a server, as the step, a folder or the server chooses them; those of a folder are told. */
    public StandardUsernamePasswordCredentials chosen(ServerChoice choice, Consumer<String> log) throws AbortException {
        ServerAddress server = choice.server().address();
        try {
            var found = find(
                    choice.credentialsId(),
                    StandardUsernamePasswordCredentials.class,
                    "user name with password",
                    server.url(),
                    server.toString());
            if (choice.folder() != null) {
                log.accept("Using credentials '" + choice.credentialsId() + "' (folder " + choice.folder() + ") for "
                        + server + ".");
            }
            return found;
        } catch (AbortException e) {
            throw choice.folder() == null ? e : new AbortException(choice.missing());
        }
    }
}
