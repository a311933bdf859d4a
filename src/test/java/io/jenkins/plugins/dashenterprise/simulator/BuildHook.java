package io.jenkins.plugins.dashenterprise.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;

/** Builds what is pushed before it is accepted, as the real server does: a build that fails declines the push. */
record BuildHook(SimulatedServer server, String app, SimulatedUser user, Semaphore builders, List<String> said)
        implements PreReceiveHook {

    @Override
    public void onPreReceive(ReceivePack pack, Collection<ReceiveCommand> commands) {
        for (ReceiveCommand command : commands) {
            try {
                build(pack, command);
            } catch (Build.Failed e) {
                say(pack, e.getMessage());
                command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, "pre-receive hook declined");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, "interrupted");
            }
        }
    }

    private void build(ReceivePack pack, ReceiveCommand command) throws IOException, InterruptedException {
        if (!server.hasApp(app) || !user.sees(server.app(app).ownerName())) {
            throw new Build.Failed("User " + user.username() + " does not have permissions to run git-hook on " + app
                    + ", or " + app + " does not exist");
        }
        if (!command.getRefName().equals("refs/heads/master")) {
            throw new Build.Failed(Build.NO_BUILDPACK);
        }
        SimulatedApp target = server.app(app);
        if (target.lifecycle.deploying()) {
            throw new Build.Failed(" !     " + app + " currently has a deploy lock in place. Exiting...");
        }
        var commit = pack.getRevWalk().parseCommit(command.getNewId());
        pack.getRevWalk().parseBody(commit);
        said.forEach(line -> say(pack, line));
        try (var objects = pack.getRepository().newObjectReader()) {
            new Build(target, commit, objects, server.settings, line -> say(pack, line)).run(builders);
        }
    }

    private static void say(ReceivePack pack, String line) {
        try {
            pack.sendMessage(line);
            pack.getMessageOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
