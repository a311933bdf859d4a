package hudson;

import hudson.util.Secret;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

public final class ProxyConfiguration {
    public final String name;
    public final int port;
    private final String userName;
    private final Secret secretPassword;
    private final String noProxyHost;

    public ProxyConfiguration(String name, int port, String userName, String password, String noProxyHost) {
        this.name = name;
        this.port = port;
        this.userName = Util.fixEmptyAndTrim(userName);
        this.secretPassword = Secret.fromString(password);
        this.noProxyHost = Util.fixEmptyAndTrim(noProxyHost);
    }

    public String getUserName() {
        return userName;
    }

    public Secret getSecretPassword() {
        return secretPassword;
    }

    public Proxy createProxy(String host) {
        return noProxyHosts().stream().anyMatch(pattern -> pattern.matcher(host).matches())
                ? Proxy.NO_PROXY
                : new Proxy(Proxy.Type.HTTP, new InetSocketAddress(name, port));
    }

    private List<Pattern> noProxyHosts() {
        return Arrays.stream(noProxyHost == null ? new String[0] : noProxyHost.split("[ \t\n,|]+"))
                .map(host -> Pattern.compile(host.replace(".", "\\.").replace("*", ".*")))
                .toList();
    }
}
