package io.jenkins.plugins.dashenterprise.text;

import hudson.model.TaskListener;
import java.io.Serializable;

/**
 * The only way into the log of a build, on the controller and on agents.
 *
 * @param secrets what no line shall hold
 */
public record BuildLog(TaskListener listener, Secrets secrets) implements Serializable {
    /** Prints a line, in which {@link ForeignText foreign texts} and {@link Link links} may be parts. */
    public void line(String line) {
        listener.getLogger().println(Link.resolved(line, secrets));
    }

    /** Hands over what an agent holds back for some seconds. */
    public void flush() {
        listener.getLogger().flush();
    }
}
