package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ProxyConfiguration;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import jenkins.model.Jenkins;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/** The proxy of Jenkins, by which a push from an agent goes too, as those of the git plugin do. */
public record PushProxy(String host, int port) implements Serializable {

    /** The proxy on the way to a URL, or null; to be asked on the controller. */
    @CheckForNull
    public static PushProxy of(String url) {
        ProxyConfiguration configured = Jenkins.get().getProxy();
        boolean used = configured != null
                && url.startsWith("http")
                && configured.createProxy(URI.create(url).getHost()).type() == Proxy.Type.HTTP;
        return used ? new PushProxy(configured.name, configured.port) : null;
    }

    void applyTo(Transport transport) {
        if (transport instanceof TransportHttp http) {
            http.setHttpConnectionFactory(new ByProxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, port))));
        }
    }

    private static final class ByProxy extends JDKHttpConnectionFactory {
        private final Proxy proxy;

        ByProxy(Proxy proxy) {
            this.proxy = proxy;
        }

        @Override
        public HttpConnection create(URL url, Proxy ignored) throws IOException {
            return super.create(url, proxy);
        }
    }
}
