package io.jenkins.plugins.dashenterprise.deploy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.ServerUrl;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.transport.URIish;

/** The address of the repository that a workspace was cloned from, as a job states it. */
record ScmUrl(URIish uri) {
    private static final Pattern HTTPS = Pattern.compile("https://[^/?#@\\s\\p{Cntrl}]+/[^?#\\s\\p{Cntrl}]+");
    private static final Pattern SSH = Pattern.compile("ssh://[^/?#:\\s\\p{Cntrl}]+(?::\\d{1,5})?/[^\\s\\p{Cntrl}]+");
    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}._-]+|\\[?[0-9A-Fa-f:.]+\\]?");
    // As git@github.com:org/repository.git.
    private static final Pattern SHORT_SSH = Pattern.compile("[^/:\\s\\p{Cntrl}]+:(?!//)[^\\s\\p{Cntrl}]+");

    /** What is wrong with an address, or null. */
    @CheckForNull
    static String problemWith(String url) {
        if (url.startsWith("https://")
                && url.substring("https://".length()).split("/", 2)[0].contains("@")) {
            return "scmUrl holds a user name; give it without, and choose scmCredentialsId";
        }
        return Stream.of(HTTPS, SSH, SHORT_SSH)
                                .anyMatch(form -> form.matcher(url).matches())
                        && hasHost(url)
                ? null
                : "scmUrl has to be the address of a repository that begins with https:// or ssh://, or git@host:path";
    }

    /** @param url one without a problem */
    static ScmUrl of(String url) {
        try {
            return parsed(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ScmUrl parsed(String url) throws URISyntaxException {
        int end = url.length();
        while (url.charAt(end - 1) == '/') {
            end--;
        }
        return new ScmUrl(new URIish(url.substring(0, end)));
    }

    /** Whether those who connect, and those who choose the credentials, find the same host in it. */
    private static boolean hasHost(String url) {
        try {
            ScmUrl parsed = parsed(url);
            String host = parsed.uri.getHost();
            String path = parsed.uri.getPath();
            return host != null
                    && HOST.matcher(host).matches()
                    && parsed.uri.getPort() < 65_536
                    && path != null
                    && !path.isEmpty()
                    && (parsed.ssh() || !ServerUrl.host(parsed.toString()).isEmpty());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    boolean ssh() {
        return !"https".equals(uri.getScheme());
    }

    /** Whom SSH logs in as: who the address names, or else somebody. */
    ScmUrl withUser(String user) {
        return !ssh() || uri.getUser() != null ? this : new ScmUrl(uri.setUser(user));
    }

    /** The address in a form that credentials can be looked up for. */
    String domain() {
        return (ssh() ? "ssh://" : "https://") + uri.getHost() + (uri.getPort() > 0 ? ":" + uri.getPort() : "") + "/";
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
