package io.jenkins.plugins.dashenterprise.graphql;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import javax.net.SocketFactory;

/** Makes sockets that can be asked without waiting whether the other side has closed them. */
final class ChannelSockets extends SocketFactory {

    @Override
    public Socket createSocket() throws IOException {
        // A channel knows nothing of a SOCKS proxy of the JVM.
        return System.getProperty("socksProxyHost") == null
                ? SocketChannel.open().socket()
                : new Socket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return getDefault().createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return getDefault().createSocket(host, port, localHost, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return getDefault().createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return getDefault().createSocket(host, port, localHost, localPort);
    }
}
