package io.jenkins.plugins.dashenterprise.graphql;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * Where a server is and how patiently it is spoken to.
 *
 * @param name what the administrator calls the server
 * @param url the server's address without a path of the API and without a slash at its end
 * @param connectTimeoutSeconds how long a connection may take to be made, in seconds
 * @param callTimeoutSeconds how long a call may take until its last byte, in seconds
 * @param certificates what to trust besides the JVM's trust store, in PEM form, or null
 * @param generation which Dash Enterprise it is, 4 or 5
 */
public record ServerAddress(
        String name,
        String url,
        int connectTimeoutSeconds,
        int callTimeoutSeconds,
        @CheckForNull String certificates,
        int generation) {
    public static final int FOUR = 4;
    public static final int FIVE = 5;

    /** A Dash Enterprise 4 whose certificate the JVM's trust store vouches for. */
    public ServerAddress(String name, String url, int connectTimeoutSeconds, int callTimeoutSeconds) {
        this(name, url, connectTimeoutSeconds, callTimeoutSeconds, null, FOUR);
    }

    /** Whether it is a Dash Enterprise 5, whose management API is not published. */
    public boolean isFive() {
        return generation == FIVE;
    }

    /** The address of the App Manager API, {@code <server>/Manager/graphql}. */
    public String graphQlUrl() {
        return url + "/Manager/graphql";
    }

    /** The page of the server where a person begins to look for an app. */
    public String startPage() {
        return url + (isFive() ? "/portal" : "/Manager");
    }

    /** The page of the App Manager where a person looks after an app. */
    public String managerUrl(String app) {
        return isFive() ? url + "/apps/" + app : url + "/Manager/apps/" + app + "/settings";
    }

    /** The name or address of its host, for what is no HTTP. */
    public String host() {
        return ServerUrl.host(url);
    }

    /** Its host, with the port where that is not the usual one. */
    public String authority() {
        return ServerUrl.authority(url);
    }

    /** The server as a sentence names it. */
    @Override
    public String toString() {
        return name + " (" + url + ")";
    }
}
