package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;
import java.util.Objects;

/**
 * What the operations in a block go by where they say nothing themselves.
 *
 * @param server the name of a configured server, or null
 * @param credentialsId the credentials for that server, or null
 * @param app the name of an app, or null
 */
public record Defaults(
        @CheckForNull String server,
        @CheckForNull String credentialsId,
        @CheckForNull String app) implements Serializable {
    static final Defaults NONE = new Defaults(null, null, null);

    /** What brings them along, among the environments of a freestyle build. */
    public interface Bearer {
        Defaults defaults();
    }

    /** These, and what they leave out as it is around them; credentials are for the server that they are given with. */
    public Defaults within(@CheckForNull Defaults outer) {
        Defaults around = orNone(outer);
        return new Defaults(
                server == null ? around.server : server,
                server == null && credentialsId == null ? around.credentialsId : credentialsId,
                app == null ? around.app : app);
    }

    static Defaults orNone(@CheckForNull Defaults given) {
        return given == null ? NONE : given;
    }

    @CheckForNull
    String server(Operation operation) {
        return operation.getServer() == null ? server : operation.getServer();
    }

    /** Credentials are for the server that they are given with. */
    @CheckForNull
    String credentialsId(Operation operation) {
        return operation.getCredentialsId() == null && operation.getServer() == null
                ? credentialsId
                : operation.getCredentialsId();
    }

    /** Empty when nobody names an app. */
    String app(Operation operation) {
        return operation.getApp().isEmpty() ? Objects.requireNonNullElse(app, "") : operation.getApp();
    }
}
