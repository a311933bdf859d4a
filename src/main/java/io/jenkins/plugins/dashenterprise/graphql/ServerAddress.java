package io.jenkins.plugins.dashenterprise.graphql;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a server is and how patiently it is spoken to.
 *
 * @param name what the administrator calls the server
 * @param url the server's address without a path of the API and without a slash at its end
 * @param connectTimeoutSeconds how long a connection may take to be made, in seconds
 * @param callTimeoutSeconds how long a call may take until its last byte, in seconds
 * @param certificates what to trust besides the JVM's trust store, in PEM form, or null
 */
public record ServerAddress(
        String name, String url, int connectTimeoutSeconds, int callTimeoutSeconds, @CheckForNull String certificates) {

    /** A server whose certificate the JVM's trust store vouches for. */
    public ServerAddress(String name, String url, int connectTimeoutSeconds, int callTimeoutSeconds) {
        this(name, url, connectTimeoutSeconds, callTimeoutSeconds, null);
    }

    /** The address of the App Manager API, {@code <server>/Manager/graphql}. */
    public String graphQlUrl() {
        return url + "/Manager/graphql";
    }

    /** The page of the App Manager where a person looks after an app. */
    public String managerUrl(String app) {
        return url + "/Manager/apps/" + app + "/settings";
    }

    /** Takes off what people copy along from the browser: {@code /}, {@code /Manager} and {@code /Manager/graphql}. */
    public static String normalize(String url) {
        return without("/", without("/Manager", without("/Manager/graphql", without("/", url.strip()))));
    }

    private static String without(String end, String url) {
        int length = url.length();
        while (url.startsWith(end, length - end.length())) {
            length -= end.length();
        }
        return url.substring(0, length);
    }

    /** What is wrong with a server's address, or null. */
    @CheckForNull
    public static String problemWith(@CheckForNull String url, boolean allowHttp) {
        if (url == null || url.isBlank()) {
            return "The URL of the Dash Enterprise server is missing, for example https://dash.example.com";
        }
        URI uri = parse(normalize(url));
        if (uri == null || uri.getHost() == null || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
            return "'" + url + "' is not the URL of a server; it looks like https://dash.example.com";
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return "The URL of a Dash Enterprise server holds no user name, query or fragment;"
                    + " the user name and API key belong into the credentials";
        }
        return allowHttp || "https".equals(uri.getScheme())
                ? null
                : "'" + url + "' would send the API key unencrypted; use https, or tick \"Allow HTTP\" to accept that";
    }

    @CheckForNull
    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** The server as a sentence names it. */
    @Override
    public String toString() {
        return name + " (" + url + ")";
    }
}
