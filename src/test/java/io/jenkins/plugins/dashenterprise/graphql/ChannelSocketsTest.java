package io.jenkins.plugins.dashenterprise.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelSocketsTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private final ChannelSockets sockets = new ChannelSockets();

    @Test
    void howeverASocketIsMadeItIsConnectedAndHasAChannel() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 8, HERE)) {
            String host = HERE.getHostAddress();
            int port = server.getLocalPort();
            for (Socket socket : List.of(
                    sockets.createSocket(host, port),
                    sockets.createSocket(host, port, HERE, 0),
                    sockets.createSocket(HERE, port),
                    sockets.createSocket(HERE, port, HERE, 0))) {
                try (socket) {
                    assertEquals(server.getLocalSocketAddress(), socket.getRemoteSocketAddress());
                    assertNotNull(socket.getChannel());
                }
            }
        }
    }

    @Test
    void nobodyListensWhereNoServerIs() {
        assertThrows(ConnectException.class, () -> sockets.createSocket(HERE, 1));
    }
}
