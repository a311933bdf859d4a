package io.jenkins.plugins.okhttp.api;

import hudson.ProxyConfiguration;
import hudson.util.Secret;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import jenkins.model.Jenkins;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;

public class JenkinsOkHttpClient {
    private JenkinsOkHttpClient() {}

    /** Asks Jenkins for its proxy at each call. */
    public static OkHttpClient.Builder newClientBuilder(OkHttpClient client) {
        return client.newBuilder().proxySelector(new JenkinsProxy()).proxyAuthenticator(JenkinsOkHttpClient::logIn);
    }

    private static Request logIn(Route route, Response response) {
        ProxyConfiguration proxy = Jenkins.get().getProxy();
        boolean hopeless = proxy == null
                || proxy.getUserName() == null
                || response.request().header("Proxy-Authorization") != null
                || !response.header("Proxy-Authenticate", "").toLowerCase().startsWith("basic");
        return hopeless
                ? null
                : response.request()
                        .newBuilder()
                        .header(
                                "Proxy-Authorization",
                                Credentials.basic(proxy.getUserName(), Secret.toString(proxy.getSecretPassword())))
                        .build();
    }

    private static final class JenkinsProxy extends ProxySelector {
        @Override
        public List<Proxy> select(URI uri) {
            ProxyConfiguration proxy = Jenkins.get().getProxy();
            return List.of(proxy == null ? Proxy.NO_PROXY : proxy.createProxy(uri.getHost()));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
    }
}
