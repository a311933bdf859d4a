package io.jenkins.plugins.dashenterprise.server;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.graphql.JsonAnswer;
import io.jenkins.plugins.dashenterprise.graphql.JsonRequest;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import io.jenkins.plugins.dashenterprise.operations.WritingOperation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.DataBoundSetter;

/** Sends what the plugin knows nothing of. Nobody can look what became of it, so what changes something is sent once. */
public abstract class RawCall extends WritingOperation {
    private static final long serialVersionUID = 1;
    private static final String SENT = "send";

    @CheckForNull
    private LinkedHashMap<?, ?> secrets;

    @CheckForNull
    private ArrayList<?> secretLines;

    @CheckForNull
    private Boolean failOnErrors;

    RawCall() {}

    /** Ids of secret text credentials that hold further values of what is sent, by name. */
    public final Map<String, String> getSecrets() {
        return Texts.mapOrLines(secrets, secretLines);
    }

    @DataBoundSetter
    public final void setSecrets(@CheckForNull Map<String, String> secrets) {
        this.secrets = Texts.trimmedMap(secrets);
    }

    /** What may be given in place of secrets, or null. */
    @CheckForNull
    public final List<String> getSecretLines() {
        return Texts.exactList(secretLines);
    }

    @DataBoundSetter
    public final void setSecretLines(@CheckForNull List<String> secretLines) {
        this.secretLines = Texts.exactList(secretLines);
    }

    /** Whether what the server refuses fails the step; otherwise it returns that. */
    public final boolean isFailOnErrors() {
        return !Boolean.FALSE.equals(failOnErrors);
    }

    @DataBoundSetter
    public final void setFailOnErrors(boolean failOnErrors) {
        this.failOnErrors = failOnErrors;
    }

    /** What is sent when it changes something, and what the server does with it; for example mutation, applied. */
    record Words(String sent, String done) {}

    abstract Words words();

    /** Refuses to send again what was sent before a restart. */
    final void refuseToRepeat(Session session) throws AbortException {
        if (session.hasBegun(SENT)) {
            throw new AbortException("The " + words().sent() + " was sent to " + session.server()
                    + " before Jenkins restarted;" + " whether it was " + words().done()
                    + " is not known. Look at the server before you run it again.");
        }
    }

    final JsonAnswer send(JsonRequest request, Session session) throws IOException, InterruptedException {
        try {
            return session.send(SENT, request);
        } catch (GraphQlException e) {
            if (request.repeatable() || !e.outcomeUnknown()) {
                throw e;
            }
            throw new AbortException(e.getMessage() + " Whether the " + words().sent() + " was " + words().done()
                    + " is not known. Look at the server before you run it again.");
        }
    }
}
