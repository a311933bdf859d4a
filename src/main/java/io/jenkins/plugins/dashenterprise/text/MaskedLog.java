package io.jenkins.plugins.dashenterprise.text;

import hudson.console.ConsoleLogFilter;
import hudson.console.LineTransformationOutputStream;
import hudson.model.Run;
import hudson.util.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Masks a login in all that a build prints, whoever prints it. */
public final class MaskedLog extends ConsoleLogFilter implements Serializable {
    private static final long serialVersionUID = 1;

    private final String user;
    private final Secret password;

    public MaskedLog(String user, Secret password) {
        this.user = user;
        this.password = password;
    }

    /** What a block of a step puts around what is printed in it: this and whatever is around the step. */
    public Object around(StepContext step) throws IOException, InterruptedException {
        return BodyInvoker.mergeConsoleLogFilters(step.get(ConsoleLogFilter.class), this);
    }

    @Override
    public OutputStream decorateLogger(@SuppressWarnings("rawtypes") Run build, OutputStream logger) {
        return over(logger);
    }

    /** The log of a build through this. */
    public OutputStream over(OutputStream logger) {
        Secrets secrets = new Secrets();
        secrets.hideLogin(user, Secret.toString(password));
        return new Lines(logger, secrets);
    }

    private static final class Lines extends LineTransformationOutputStream.Delegating {
        private final Secrets secrets;

        Lines(OutputStream out, Secrets secrets) {
            super(out);
            this.secrets = secrets;
        }

        @Override
        protected void eol(byte[] bytes, int length) throws IOException {
            String line = new String(bytes, 0, length, StandardCharsets.UTF_8);
            String masked = secrets.masked(line);
            if (masked.equals(line)) {
                // In whatever encoding.
                out.write(bytes, 0, length);
            } else {
                out.write(masked.getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
