package io.jenkins.plugins.dashenterprise.binding;

import hudson.console.ConsoleLogFilter;
import hudson.console.LineTransformationOutputStream;
import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.dashenterprise.text.Secrets;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/** Masks a login in all that a build prints, whoever prints it. */
final class MaskedLog extends ConsoleLogFilter implements Serializable {
    private static final long serialVersionUID = 1;

    private final String user;
    private final Secret password;

    MaskedLog(String user, Secret password) {
        this.user = user;
        this.password = password;
    }

    @Override
    public OutputStream decorateLogger(@SuppressWarnings("rawtypes") Run build, OutputStream logger) {
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
