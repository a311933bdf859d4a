package io.jenkins.plugins.dashenterprise.simulator;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.Semaphore;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.PostReceiveHook;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;

/** Builds what was pushed to {@code main} after the push, as a Dash Enterprise 5 does: who pushed is told nothing of it. */
record LaterBuild(SimulatedServer server, String app, Semaphore builders) implements PostReceiveHook {

    @Override
    public void onPostReceive(ReceivePack pack, Collection<ReceiveCommand> commands) {
        for (ReceiveCommand command : commands) {
            if (command.getRefName().equals("refs/heads/main") && command.getResult() == ReceiveCommand.Result.OK) {
                Thread build = new Thread(() -> build(pack, command.getNewId()), "Build of " + app);
                build.setDaemon(true);
                build.start();
            }
        }
    }

    private void build(ReceivePack pack, ObjectId id) {
        try (var objects = pack.getRepository().newObjectReader();
                RevWalk walk = new RevWalk(objects)) {
            new Build(server.app(app), walk.parseCommit(id), objects, server.settings, line -> {}).run(builders);
        } catch (Build.Failed e) {
            // The app's log of failed deploys has it.
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
