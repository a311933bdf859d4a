package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ProxyConfiguration;
import io.jenkins.plugins.dashenterprise.graphql.Certificates;
import io.jenkins.plugins.dashenterprise.graphql.ServerUrl;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URL;
import java.security.GeneralSecurityException;
import javax.net.ssl.TrustManager;
import jenkins.model.Jenkins;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/**
 * The way that a push by HTTPS takes from an agent: as calls from the controller do.
 *
 * @param proxyHost the proxy of Jenkins, or null for none
 * @param certificates what the server is trusted by besides those of the agent's JVM, in PEM form, or null
 */
public record Route(@CheckForNull String proxyHost, int proxyPort, @CheckForNull String certificates) implements Serializable {

    /** The way to a URL, to be asked for on the controller. */
    public static Route to(String url, @CheckForNull String certificates) {
        ProxyConfiguration proxy = Jenkins.get().getProxy();
        boolean used = proxy != null && proxy.createProxy(ServerUrl.host(url)).type() == Proxy.Type.HTTP;
        return used ? new Route(proxy.name, proxy.port, certificates) : new Route(null, 0, certificates);
    }

    void applyTo(Transport transport) throws IOException {
        if (transport instanceof TransportHttp http) {
            http.setHttpConnectionFactory(new Connections(proxy(), trust()));
        }
    }

    @CheckForNull
    private Proxy proxy() {
        return proxyHost == null ? null : new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxyHost, proxyPort));
    }

    @CheckForNull
    private TrustManager trust() throws IOException {
        try {
            return certificates == null ? null : Certificates.trusting(certificates);
        } catch (GeneralSecurityException e) {
            throw new IOException("The server's certificate in the global configuration cannot be used: " + e.getMessage(), e);
        }
    }

    private static final class Connections extends JDKHttpConnectionFactory {
        @CheckForNull
        private final Proxy proxy;

        @CheckForNull
        private final TrustManager trust;

        Connections(@CheckForNull Proxy proxy, @CheckForNull TrustManager trust) {
            this.proxy = proxy;
            this.trust = trust;
        }

        @Override
        public HttpConnection create(URL url, Proxy usual) throws IOException {
            HttpConnection connection = super.create(url, proxy == null ? usual : proxy);
            if (trust != null && url.getProtocol().equals("https")) {
                configure(connection);
            }
            return connection;
        }

        private void configure(HttpConnection connection) throws IOException {
            try {
                connection.configure(null, new TrustManager[] {trust}, null);
            } catch (GeneralSecurityException e) {
                throw new IOException("The Java of the agent has no TLS", e);
            }
        }
    }
}
