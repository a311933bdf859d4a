package io.jenkins.plugins.dashenterprise.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.apache.sshd.server.session.ServerSession;
import org.eclipse.jgit.transport.PostReceiveHook;
import org.eclipse.jgit.transport.ReceivePack;

/** git by SSH: whose public key it is, that is the user; everybody logs in as {@code dokku}, or {@code git} to a 5. */
public final class GitSsh implements AutoCloseable {
    private static final AttributeKey<SimulatedUser> USER = new AttributeKey<>();
    private static final Pattern COMMAND = Pattern.compile("(git-receive-pack|git-upload-pack) '/?([^']+)'");

    private final SimulatedServer server;
    private final SimulatedGit git;
    private final KeyPair hostKey = newKey();
    private volatile String refusal;
    private volatile Runnable afterThePush = () -> {};
    private final SshServer sshd = SshServer.setUpDefaultServer();

    GitSsh(SimulatedServer server, SimulatedGit git, int port) {
        this.server = server;
        this.git = git;
        sshd.setHost("127.0.0.1");
        sshd.setPort(port);
        sshd.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        sshd.setPublickeyAuthenticator(this::authenticate);
        sshd.setCommandFactory((channel, command) -> new Command(command));
        try {
            sshd.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " cannot be opened", e);
        }
    }

    public static KeyPair newKey() {
        return newKey("RSA", 2048);
    }

    public static KeyPair newEd25519Key() {
        return newKey(SecurityUtils.EDDSA, 256);
    }

    private static KeyPair newKey(String algorithm, int size) {
        try {
            KeyPairGenerator generator = SecurityUtils.getKeyPairGenerator(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many clients are connected. */
    public int openSessions() {
        return sshd.getActiveSessions().size();
    }

    /** From now on does nothing that it is asked for, and says why on the error stream. */
    public void refuse(String reason) {
        refusal = reason;
    }

    /** Ends all connections without a word. */
    public void breakOff() {
        sshd.getActiveSessions().forEach(session -> session.close(true));
    }

    /** From now on something happens between a push that was taken and the answer to it. */
    public void afterThePush(Runnable event) {
        afterThePush = event;
    }

    public int port() {
        return sshd.getPort();
    }

    /** The line of a known hosts file that stands for this server. */
    public String knownHost() {
        return "[127.0.0.1]:" + port() + " " + PublicKeyEntry.toString(hostKey.getPublic());
    }

    @Override
    public void close() throws IOException {
        sshd.stop(true);
    }

    private boolean authenticate(String login, PublicKey key, ServerSession session) {
        Optional<SimulatedUser> user = server.users().stream()
                .filter(each -> each.sshKeys().contains(PublicKeyEntry.toString(key)))
                .findFirst();
        user.ifPresent(found -> session.setAttribute(USER, found));
        return login.equals(server.settings.isFive() ? "git" : "dokku") && user.isPresent();
    }

    private final class Command extends AbstractCommandSupport {
        Command(String command) {
            super(command, null);
        }

        @Override
        public void run() {
            Matcher command = COMMAND.matcher(getCommand());
            if (!command.matches()) {
                onExit(1, "Not a git command: " + getCommand());
                return;
            }
            SimulatedUser user = getServerSession().getAttribute(USER);
            try {
                if (refusal != null) {
                    getErrorStream().write(refusal.getBytes(StandardCharsets.UTF_8));
                    getErrorStream().flush();
                    onExit(1);
                    return;
                }
                if (git.status(command.group(2), user) != 200) {
                    onExit(1, "No access to the repository");
                    return;
                }
                if (command.group(1).equals("git-receive-pack")) {
                    ReceivePack pack = git.receive(command.group(2), user);
                    PostReceiveHook usual = pack.getPostReceiveHook();
                    pack.setPostReceiveHook((taken, commands) -> {
                        usual.onPostReceive(taken, commands);
                        afterThePush.run();
                    });
                    pack.receive(getInputStream(), getOutputStream(), getErrorStream());
                } else {
                    git.upload(command.group(2)).upload(getInputStream(), getOutputStream(), getErrorStream());
                }
                onExit(0);
            } catch (IOException e) {
                onExit(1, e.getMessage());
            }
        }
    }
}
