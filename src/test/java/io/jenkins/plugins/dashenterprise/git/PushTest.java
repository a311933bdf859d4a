package io.jenkins.plugins.dashenterprise.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import hudson.AbortException;
import hudson.model.TaskListener;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.ServerCertificate;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong between the workspace and the server. */
class PushTest {
    // The password is given by a login of the test's own: a Secret needs a Jenkins.
    private static final GitLogin LOGIN =
            transport -> transport.setCredentialsProvider(new UsernamePasswordCredentialsProvider("ci", "ci-password"));

    @TempDir
    private File directory;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Git git;
    private String commit;

    @BeforeEach
    void create() throws Exception {
        git = Git.init().setDirectory(directory).call();
        commit = git.commit().setSign(false).setAllowEmpty(true).setAuthor("ada", "ada@example.com").setMessage("First").call().name();
    }

    @AfterEach
    void close() {
        git.close();
    }

    @Test
    void trustsNoServerOfAnUnknownAuthorityEvenIfTheWorkspaceDoes() throws Exception {
        git.getRepository().getConfig().setBoolean("http", null, "sslVerify", false);
        git.getRepository().getConfig().save();
        try (DashEnterpriseSimulator server = DashEnterpriseSimulator.start(ServerCertificate.VALID)) {
            assertFails("the server's certificate is not trusted. Choose it, or that of its authority", server.url() + "/GIT/sales");
            assertEquals(0, server.requestCount());
        }
    }

    @Test
    void trustsTheAuthorityThatTheServerIsGiven() throws Exception {
        try (DashEnterpriseSimulator server = DashEnterpriseSimulator.start(ServerCertificate.VALID)) {
            Push push = push(server.url() + "/GIT/sales", new Route(null, 0, ServerCertificate.caPem()));
            String message = assertThrows(AbortException.class, () -> push.invoke(git.getRepository(), null)).getMessage();
            assertTrue(message.startsWith("the server declined the push: "), message);
        }
        try (DashEnterpriseSimulator impostor = DashEnterpriseSimulator.start(ServerCertificate.WRONG_HOST)) {
            assertFails("the server's certificate is not trusted.", push(impostor.url() + "/GIT/sales", new Route(null, 0, ServerCertificate.caPem())));
        }
    }

    @Test
    void takesThePasswordNowhereElse() throws Exception {
        git.getRepository().getConfig().setString("http", null, "followRedirects", "true");
        git.getRepository().getConfig().save();
        try (DashEnterpriseSimulator other = DashEnterpriseSimulator.start();
                DashEnterpriseSimulator server = DashEnterpriseSimulator.start()) {
            server.git().moveTo(other.url());
            assertFails("the server redirects to another address, where the password is not sent", server.url() + "/GIT/sales");
            assertEquals(0, other.requestCount());
        }
    }

    @Test
    void recognisesWhatIsNoGitServer() throws Exception {
        try (DashEnterpriseSimulator server = DashEnterpriseSimulator.start()) {
            assertFails("there is no git repository. Check the URL of the server", server.url() + "/GIT/sales/nowhere");
            assertFails("there is no git repository. Check the URL of the server", server.url() + "/login");
        }
    }

    @Test
    void tellsThatThereIsNoServer() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        assertFails("no connection to the server. Check its address", "http://127.0.0.1:" + port + "/GIT/sales");
        assertFails("the server's name is not known to the agent's network", "https://dash.invalid/GIT/sales");
    }

    @Test
    void goesByTheProxyOfJenkins() throws Exception {
        AtomicInteger status = new AtomicInteger(404);
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        proxy.start();
        try {
            Push push = push("http://dash.invalid/GIT/sales", new Route("127.0.0.1", proxy.getAddress().getPort(), null));
            assertFails("there is no git repository. Check the URL of the server", push);
            status.set(407);
            assertFails("the proxy of Jenkins does not let the push through. If it wants a user name", push);
        } finally {
            proxy.stop(0);
        }
    }

    @Test
    void printsNoTerminalCodes() throws Exception {
        BuildOutput output = new BuildOutput(listener().getLogger());
        output.write("\u001b[1G\u001b[32m-----> Python\u001b[0m app\r\n\u001b[8mha:////note\nlast".getBytes(StandardCharsets.UTF_8));
        output.close();
        assertEquals("remote: -----> Python app\nremote: ha:////note\nremote: last\n", log.toString(StandardCharsets.UTF_8).replace("\r", ""));
    }

    private Push push(String url, Route route) {
        return new Push(url, LOGIN, null, route, commit, false, Duration.ofMinutes(1), listener());
    }

    private void assertFails(String sentence, String url) throws Exception {
        assertFails(sentence, push(url, new Route(null, 0, null)));
    }

    private void assertFails(String sentence, Push push) throws Exception {
        String message = assertThrows(AbortException.class, () -> push.invoke(git.getRepository(), null)).getMessage();
        assertTrue(message.startsWith("the push to " + push.url() + " failed: " + sentence), message);
    }

    private TaskListener listener() {
        PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
        return () -> out;
    }
}
