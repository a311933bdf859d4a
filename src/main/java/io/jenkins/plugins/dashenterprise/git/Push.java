package io.jenkins.plugins.dashenterprise.git;

import hudson.AbortException;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.dashenterprise.text.BuildLog;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import jenkins.agents.ControllerToAgentFileCallable;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PacketLineOut;

/**
 * Pushes a revision to an app, where the workspace is, and prints what the server says meanwhile.
 *
 * <p>git's protocol is spoken here, over OkHttp or JGit's SSH, and not by JGit's own push. That would go by the configuration of
 * the repository and of the agent's user, run hooks, and keep in memory all that the server says.
 *
 * @param to the app's repository
 * @param branch the whole name of the branch there that the server builds
 * @param source where the revision is taken from
 * @param force whether to replace a revision that this one does not descend from
 * @param dry whether only to look what the push would do, or why it would be refused
 * @param limit after which to give up
 */
public record Push(
        Remote to,
        String branch,
        Source source,
        Revision revision,
        boolean force,
        boolean dry,
        Duration limit,
        BuildLog log)
        implements ControllerToAgentFileCallable<Outlook> {
    /** The branch that a Dash Enterprise 4 builds. */
    public static final String MASTER = "refs/heads/master";

    /** The branch that a Dash Enterprise 5 builds. */
    public static final String MAIN = "refs/heads/main";

    private static final String TALK = "side-band-64k";

    /** To a Dash Enterprise 4. */
    public Push(Remote to, Source source, Revision revision, boolean force, boolean dry, Duration limit, BuildLog log) {
        this(to, MASTER, source, revision, force, dry, limit, log);
    }

    /** A look at what is there in its place, whatever that is. */
    public Push look(Duration time) {
        return new Push(to, branch, source, revision, true, true, time, log);
    }

    /**
     * Pushes, unless the app's repository has the revision already.
     *
     * @return how it was before
     * @throws LostPushException when only a look at the server can tell what became of the push
     * @throws AbortException with the cause, when the server or git declines
     */
    @Override
    public Outlook invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        try {
            return Errand.run("Push to " + to.url(), limit, errand -> push(workspace, errand));
        } catch (TimeoutException e) {
            throw new AbortException(
                    dry
                            ? "looking at " + to.url() + " took longer than timeoutMinutes allows. Allow more."
                            : "the push to " + to.url() + " took longer than timeoutMinutes allows."
                                    + " Allow more, and see the output above for what takes so long.");
        }
    }

    private Outlook push(File workspace, Errand errand) throws IOException {
        return Sources.with(source.at(revision), workspace, sources -> {
            ObjectId commit = sources.commit();
            sources.complete(commit, limit, errand, log);
            return push(sources.revision(commit, limit, errand, log), sources.store(), errand);
        });
    }

    private Outlook push(ObjectId commit, ObjectStore store, Errand errand) throws IOException {
        try (GitService service = open(errand)) {
            Advertisement there = ask(service);
            ObjectId deployed = there.ref(branch);
            boolean none = deployed.equals(ObjectId.zeroId());
            Outlook outlook = new Outlook(none ? null : deployed.name(), none || store.descends(commit, deployed));
            if (!deployed.equals(commit)) {
                refuseToDrop(outlook, commit);
            }
            if (!dry && !deployed.equals(commit)) {
                Path pack = store.pack(commit, there.known(), there.can("ofs-delta"));
                send(service, request(there, deployed, commit), pack, there.can(TALK));
            }
            return outlook;
        }
    }

    private GitService open(Errand errand) throws IOException {
        try {
            return to.open(GitService.RECEIVE, limit, errand);
        } catch (AbortException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw failed(e);
        }
    }

    private Advertisement ask(GitService service) throws IOException {
        try {
            return service.advertisement();
        } catch (IOException | RuntimeException e) {
            throw failed(e);
        }
    }

    private void send(GitService service, byte[] request, Path pack, boolean talk) throws IOException {
        try (BuildOutput output = new BuildOutput(log)) {
            Report report;
            InputStream answer;
            try {
                InputStream all = service.answer(request, pack);
                answer = talk ? new SideBand(all, output) : all;
                report = Report.read(branch, answer);
            } catch (IOException | RuntimeException e) {
                throw Trouble.isDefinite(e) ? failed(e) : lost(e);
            }
            hearOut(answer);
            if (report.refusal() != null) {
                output.close();
                throw new AbortException("the server declined the push: "
                        + Decline.cause(
                                output.ofBuild(),
                                output.ofApp(),
                                log.secrets().sentence(ForeignText.of(report.refusal()))));
            }
        }
    }

    /** Hooks may run and talk after the report; who hangs up might end them. */
    private static void hearOut(InputStream answer) {
        try {
            answer.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The verdict has been read.
        }
    }

    private byte[] request(Advertisement there, ObjectId deployed, ObjectId commit) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        PacketLineOut lines = new PacketLineOut(request);
        lines.writeString(deployed.name() + " " + commit.name() + " " + branch + "\0report-status"
                + (there.can(TALK) ? " " + TALK : ""));
        lines.end();
        return request.toByteArray();
    }

    private void refuseToDrop(Outlook outlook, ObjectId commit) throws AbortException {
        if (!outlook.fastForward() && !force) {
            throw new AbortException(
                    "the revision deployed now is no ancestor of " + commit.name()
                            + ", so that pushing this would drop what was deployed since, or by somebody else. If that is wanted, set force: true.");
        }
    }

    private AbortException failed(Exception failure) {
        Trouble trouble = Trouble.of(failure);
        String why = trouble.fact(failure, to) + ". " + trouble.advice(dry);
        return new AbortException(
                dry ? "looking at " + to.url() + " failed: " + why : "the push to " + to.url() + " failed: " + why);
    }

    private LostPushException lost(Exception failure) {
        // It is saved with the step.
        return new LostPushException(log.secrets()
                .sentence("the server did not say what became of the push to " + to.url() + " ("
                        + Trouble.reason(failure) + ")."));
    }
}
