package io.jenkins.plugins.dashenterprise.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A simulator that runs by itself, for a Jenkins beside it. */
final class Standalone implements AutoCloseable {
    private static final int PORT = 8090;
    /** The one that Dash Enterprise has. */
    private static final int SSH_PORT = 3022;

    private final DashEnterpriseSimulator simulator;
    private final GitSsh ssh;

    /** @param arguments a port, a port for SSH, and a file with public keys of the administrator; each may be left out */
    Standalone(String... arguments) throws IOException {
        simulator = DashEnterpriseSimulator.start(arguments.length > 0 ? Integer.parseInt(arguments[0]) : PORT);
        ssh = simulator.startSsh(arguments.length > 1 ? Integer.parseInt(arguments[1]) : SSH_PORT);
        if (arguments.length > 2) {
            simulator.server().user("ci").sshKeys(Files.readString(Path.of(arguments[2])));
        }
    }

    /** All that somebody needs who wants to log in. */
    String introduction() {
        StringBuilder text = new StringBuilder("Dash Enterprise simulator: " + simulator.url() + "\n");
        for (SimulatedUser user : simulator.server().users()) {
            text.append("  user " + user.username() + (user.admin() ? " (administrator)" : "") + ", API key "
                    + user.apiKey() + ", password for git " + user.password()
                    + (user.sshKeys().isBlank() ? "" : ", SSH key") + "\n");
        }
        return text.append("git by SSH: ssh://dokku@127.0.0.1:" + ssh.port() + "/APP, for the SSH keys of the users;"
                        + " the server is known by this line:\n  ")
                .append(ssh.knownHost())
                .toString();
    }

    @Override
    public void close() throws IOException {
        ssh.close();
        simulator.close();
    }

    /** Runs until it is killed. */
    static void run(String... arguments) throws IOException, InterruptedException {
        try (Standalone standalone = new Standalone(arguments)) {
            System.out.println(standalone.introduction());
            Thread.currentThread().join();
        } catch (UncheckedIOException | NoSuchFileException | NumberFormatException e) {
            System.err.println("Not started: " + e.getMessage() + "\nUsage: [PORT [SSH_PORT [PUBLIC_KEY_FILE]]]");
            System.exit(2);
        }
    }
}
