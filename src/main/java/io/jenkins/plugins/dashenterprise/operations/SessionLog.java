package io.jenkins.plugins.dashenterprise.operations;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.TaskListener;
import io.jenkins.plugins.dashenterprise.text.BuildLog;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import io.jenkins.plugins.dashenterprise.text.Secrets;

/** What an operation prints, and what of it nobody shall read. */
final class SessionLog {
    private final TaskListener listener;
    private final Secrets secrets = new Secrets();
    // The key of the API is none of these: no agent needs it.
    private final Secrets agentSecrets = new Secrets();
    private final BuildLog log;

    SessionLog(TaskListener listener) {
        this.listener = listener;
        this.log = new BuildLog(listener, secrets);
    }

    /** Prints a line, in which texts of others may be parts. */
    void line(String line) {
        log.line(line);
    }

    /** The same log for where the workspace is, with no more secrets than go there. */
    BuildLog onAgents() {
        return new BuildLog(listener, agentSecrets);
    }

    /** All that is masked. */
    Secrets secrets() {
        return secrets;
    }

    /** Masks what nobody shall read of credentials, which an agent may get to know. */
    <C extends StandardCredentials> C hidden(C credentials) {
        HiddenParts.of(credentials, secrets);
        HiddenParts.of(credentials, agentSecrets);
        return credentials;
    }

    /** A text of others alone, as it may be printed, thrown or saved. */
    String foreign(@CheckForNull String text) {
        return secrets.sentence(ForeignText.of(text));
    }
}
