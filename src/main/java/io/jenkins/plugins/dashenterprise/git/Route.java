package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ProxyConfiguration;
import hudson.util.Secret;
import io.jenkins.plugins.dashenterprise.graphql.Certificates;
import io.jenkins.plugins.dashenterprise.graphql.RetryAfter;
import io.jenkins.plugins.dashenterprise.graphql.ServerUrl;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.X509TrustManager;
import jenkins.model.Jenkins;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The way that a connection by HTTPS takes from an agent: as calls from the controller do.
 *
 * @param proxyHost the proxy of Jenkins, or null for none
 * @param proxyUser who logs in to the proxy, or null
 * @param proxyPassword of that one, or null
 * @param certificates what servers are trusted by besides those of the agent's JVM, in PEM form, or null
 */
public record Route(
        @CheckForNull String proxyHost,
        int proxyPort,
        @CheckForNull String proxyUser,
        @CheckForNull Secret proxyPassword,
        @CheckForNull String certificates)
        implements Serializable {
    private static final String LOGIN = "Proxy-Authorization";

    // Whatever else a connection is at, the limit of the step ends it.
    private static final OkHttpClient DIRECT = new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .protocols(List.of(Protocol.HTTP_1_1))
            .addNetworkInterceptor(new RetryAfter())
            .connectTimeout(Duration.ofMinutes(1))
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .build();

    /** Without a proxy of Jenkins. */
    public static Route direct(@CheckForNull String certificates) {
        return new Route(null, 0, null, null, certificates);
    }

    /** The way to a URL, to be asked for on the controller. */
    public static Route to(String url, @CheckForNull String certificates) {
        ProxyConfiguration proxy = Jenkins.get().getProxy();
        boolean used = proxy != null && proxy.createProxy(ServerUrl.host(url)).type() == Proxy.Type.HTTP;
        return used
                ? new Route(proxy.name, proxy.port, proxy.getUserName(), proxy.getSecretPassword(), certificates)
                : direct(certificates);
    }

    OkHttpClient client() throws IOException {
        OkHttpClient.Builder client = DIRECT.newBuilder().proxyAuthenticator(proxyLogin());
        if (proxyHost != null) {
            client.proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxyHost, proxyPort)));
        }
        if (certificates != null) {
            X509TrustManager trust = trust(certificates);
            client.sslSocketFactory(Certificates.context(trust).getSocketFactory(), trust);
        }
        return client.build();
    }

    /** Only who asks before there is a tunnel is the proxy. */
    private Authenticator proxyLogin() {
        return (route, response) -> {
            Request request = response.request();
            if (!request.method().equals("CONNECT") || proxyUser == null && isForecast(response)) {
                return null;
            }
            if (proxyUser == null || request.header(LOGIN) != null) {
                throw new HttpStatusException(response.code(), null);
            }
            return request.newBuilder()
                    .header(LOGIN, Credentials.basic(proxyUser, Secret.toString(proxyPassword)))
                    .build();
        };
    }

    /** OkHttp asks before the proxy does. */
    private static boolean isForecast(Response response) {
        return response.challenges().stream()
                .anyMatch(challenge -> challenge.scheme().equals("OkHttp-Preemptive"));
    }

    private static X509TrustManager trust(String certificates) throws IOException {
        try {
            return Certificates.trusting(certificates);
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "The server's certificate in the global configuration cannot be used: "
                            + ForeignText.of(e.getMessage()),
                    e);
        }
    }
}
