package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.jenkinsci.plugins.gitclient.RepositoryCallback;

/**
 * Pushes a commit to an app, where the repository is, and prints what the server says meanwhile.
 *
 * <p>JGit does it, which git-client brings: it speaks git's protocol version 0 to a server that is pushed to, it hands
 * on the server's output as it arrives, and it needs no file with a secret.
 *
 * @param url the app's repository, without user name or password for HTTPS
 * @param originLogin for the repository that the workspace was cloned from, needed when that was done shallowly; or null
 * @param force whether to replace a revision that the commit does not descend from
 * @param route the way to the server
 * @param limit after which to give up
 */
public record Push(
        String url,
        GitLogin login,
        @CheckForNull GitLogin originLogin,
        Route route,
        String commit,
        boolean force,
        Duration limit,
        TaskListener listener)
        implements RepositoryCallback<Void> {
    // The server builds no other.
    private static final String BRANCH = "refs/heads/master";

    /**
     * @return null, also when there is nothing to push
     * @throws LostPushException when only a look at the server can tell what became of the push
     * @throws AbortException with the cause, when the server or git declines
     */
    @Override
    public Void invoke(Repository repository, VirtualChannel channel) throws IOException, InterruptedException {
        // A thread of its own: reading from a connection cannot be interrupted, waiting for the one that reads can.
        ThreadFactory daemons = task -> {
            Thread thread = new Thread(task, "Push to " + url);
            thread.setDaemon(true);
            return thread;
        };
        var thread = Executors.newSingleThreadExecutor(daemons);
        Future<Void> push = thread.submit(() -> push(repository));
        try {
            return push.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AbortException sentence ? sentence : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new AbortException("the push to " + url + " took longer than timeoutMinutes allows."
                    + " Allow more, and see the output above for what takes so long.");
        } finally {
            thread.shutdownNow();
        }
    }

    @CheckForNull
    private Void push(Repository repository) throws IOException {
        new History(repository, originLogin, listener).complete();
        BuildOutput output = new BuildOutput(listener.getLogger());
        RemoteRefUpdate update =
                new RemoteRefUpdate(repository, commit, ObjectId.fromString(commit), BRANCH, force, null, null);
        try (Transport transport = open(repository); output) {
            transport.push(output.progress(), List.of(update), output);
        } catch (IOException | URISyntaxException | RuntimeException e) {
            throw new PushFailure(url, login).explained(e, output.latest());
        }
        refuseUnlessAccepted(update, output.latest());
        return null;
    }

    private Transport open(Repository repository) throws IOException, URISyntaxException {
        // The password goes nowhere else and to no impostor, whatever the workspace's configuration says.
        repository.getConfig().setBoolean("http", url, "followRedirects", false);
        repository.getConfig().setBoolean("http", url, "sslVerify", true);
        Transport transport = Transport.open(repository, new URIish(url));
        transport.setTimeout((int) Math.max(limit.toSeconds(), 1));
        route.applyTo(transport);
        login.applyTo(transport);
        return transport;
    }

    private static void refuseUnlessAccepted(RemoteRefUpdate update, List<String> output) throws AbortException {
        switch (update.getStatus()) {
            case OK, UP_TO_DATE -> {}
            case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED ->
                throw new AbortException("the revision deployed now is no ancestor of " + update.getNewObjectId().name()
                        + ", so that pushing this would drop what somebody else deployed. If that is wanted, set force: true.");
            default ->
                throw new AbortException("the server declined the push: "
                        + Decline.cause(output, update.getMessage() == null ? "it did not say why" : update.getMessage()));
        }
    }
}
