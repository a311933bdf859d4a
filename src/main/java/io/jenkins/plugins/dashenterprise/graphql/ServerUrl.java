package io.jenkins.plugins.dashenterprise.graphql;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** The URL of a server as a person gives it, perhaps copied from a page of it in the browser. */
public final class ServerUrl {
    private static final String EXAMPLE = "https://dash.example.com";
    private static final Pattern BEGINNING = Pattern.compile("(?i)https?://[^/\\\\]");
    private static final List<String> CLOUD = List.of("plotly.app", "cloud.plotly.com");
    private static final List<String> PAGES = List.of("Manager", "Auth", "GIT");

    private ServerUrl() {}

    /** The server's own address without what belongs to a page of it; what is no URL stays as it is. */
    public static String normalize(String given) {
        String text = given.strip();
        HttpUrl url = parse(text);
        if (url == null || hasLogin(url)) {
            return text;
        }
        int page = page(url.pathSegments());
        String path = url.encodedPathSegments().subList(0, page).stream()
                .filter(segment -> !segment.isEmpty())
                .map(segment -> "/" + segment)
                .collect(Collectors.joining());
        boolean onPage = page < url.pathSize();
        String rest = onPage || url.query() == null && url.fragment() == null
                ? ""
                : (url.query() == null ? "" : "?" + url.encodedQuery())
                        + (url.fragment() == null ? "" : "#" + url.encodedFragment());
        return origin(url) + path + rest;
    }

    /** What is wrong with a server's URL, or null; it never holds a password that somebody has put into it. */
    @CheckForNull
    public static String problemWith(@CheckForNull String given, boolean allowHttp) {
        if (given == null || given.isBlank()) {
            return "The URL of the Dash Enterprise server is missing, for example " + EXAMPLE;
        }
        HttpUrl url = parse(normalize(given));
        if (url == null) {
            String shown = given.indexOf('@') < 0 ? "'" + given.strip() + "'" : "That";
            return shown + " is not the URL of a server; it looks like " + EXAMPLE;
        }
        if (hasLogin(url) || url.query() != null || url.fragment() != null) {
            return "The URL of a Dash Enterprise server holds no user name, query or fragment: it is " + origin(url)
                    + "; the user name and API key belong into the credentials";
        }
        if (CLOUD.stream().anyMatch(cloud -> ("." + url.host()).endsWith("." + cloud))) {
            return "Plotly Cloud is not Dash Enterprise; run 'plotly app publish' with PLOTLY_API_KEY";
        }
        return allowHttp || url.isHttps()
                ? null
                : "'" + given.strip()
                        + "' would send the API key unencrypted; use https, or tick \"Allow HTTP\" to accept that";
    }

    /** The host's name, which may hold a {@code _}, or its address, in brackets where it has colons; empty for another kind of URL. */
    public static String host(String url) {
        HttpUrl parsed = parse(url);
        return parsed == null ? "" : host(parsed);
    }

    /** Where an answer leads, without what may hold secrets; null when it leads to nothing that has an address. */
    @CheckForNull
    public static String ofRedirect(Response answer) {
        String location = answer.header("Location");
        HttpUrl to = target(answer, location == null ? null : location.replaceAll("\\p{Cntrl}", ""));
        return to == null ? null : withoutSecrets(to).toString();
    }

    /** What a location means in an answer; null when that has none, or it is no address of the web. */
    @CheckForNull
    static HttpUrl target(Response answer, @CheckForNull String location) {
        return location == null ? null : answer.request().url().resolve(location);
    }

    /** An address without user name, password, query and fragment. */
    static HttpUrl withoutSecrets(HttpUrl url) {
        return url.newBuilder()
                .username("")
                .password("")
                .query(null)
                .fragment(null)
                .build();
    }

    @CheckForNull
    private static HttpUrl parse(String text) {
        return BEGINNING.matcher(text).lookingAt() ? HttpUrl.parse(text) : null;
    }

    private static boolean hasLogin(HttpUrl url) {
        return !url.username().isEmpty() || !url.password().isEmpty();
    }

    /** The host's name or address, with the port where that is not the usual one; empty for another kind of URL. */
    static String authority(String url) {
        HttpUrl parsed = parse(url);
        return parsed == null ? "" : authority(parsed);
    }

    private static String origin(HttpUrl url) {
        return url.scheme() + "://" + authority(url);
    }

    private static String authority(HttpUrl url) {
        boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
        return host(url) + (usual ? "" : ":" + url.port());
    }

    private static String host(HttpUrl url) {
        return url.host().contains(":") ? "[" + url.host() + "]" : url.host();
    }

    /** How many segments of the path are before those of a page of the server. */
    private static int page(List<String> segments) {
        for (int i = 0; i < segments.size(); i++) {
            if (PAGES.contains(segments.get(i))) {
                return i;
            }
        }
        return segments.size();
    }
}
