package io.jenkins.plugins.dashenterprise.deploy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.git.LostPushException;
import io.jenkins.plugins.dashenterprise.git.Outlook;
import io.jenkins.plugins.dashenterprise.git.Push;
import io.jenkins.plugins.dashenterprise.git.Revision;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;

/** A push that is made once in a step, even if nobody knows what became of it. */
record PushAttempt(Push push, String app, Session session) {
    // What the step notes of its doing.
    private static final String PUSH = "push ";
    private static final String LOST = "lost ";

    /** Whether the step has begun to push a revision, perhaps before a restart. */
    static boolean wasBegun(Revision revision, Session session) {
        return session.hasBegun(PUSH + revision.hash());
    }

    /**
     * Pushes.
     *
     * @return how the app's repository was before, or null when only a look at the server can tell what became of it
     * @throws AbortException when the server declines, or when an earlier push of the step has been lost
     */
    @CheckForNull
    Outlook make(GitWorkspace workspace) throws IOException, InterruptedException {
        for (String message : session.begunWith(LOST)) {
            throw new AbortException(
                    session.subject() + message + " The revision is not on the server. Deploy again, or see "
                            + session.server().managerUrl(app) + ".");
        }
        session.log("Pushing " + what() + " to " + push.to().url());
        session.begin(PUSH + push.revision().hash());
        session.stepAside();
        try {
            Outlook before = pushed(workspace);
            if (before.has(push.revision())) {
                session.log(
                        "The app's repository has the revision already: nothing was pushed, so that nothing is built.");
            }
            return before;
        } catch (LostPushException e) {
            session.log(session.subject() + e.getMessage() + " Looking whether it was done all the same.");
            session.begin(LOST + e.getMessage());
            return null;
        }
    }

    /**
     * Looks what the push would do, and tells that.
     *
     * @return how it is now
     * @throws AbortException when it would be refused, as far as that can be known
     */
    Outlook look(GitWorkspace workspace) throws IOException, InterruptedException {
        session.stepAside();
        Outlook now = pushed(workspace);
        tell(now);
        return now;
    }

    private Outlook pushed(GitWorkspace workspace) throws IOException, InterruptedException {
        try {
            return workspace.make(push);
        } catch (LostPushException e) {
            throw e;
        } catch (AbortException e) {
            throw new AbortException(session.subject() + e.getMessage());
        }
    }

    private void tell(Outlook now) {
        if (now.has(push.revision())) {
            session.log(
                    "The app's repository has the revision already: nothing would be pushed, so that nothing is built.");
            return;
        }
        String how = now.fastForward()
                ? ": a fast-forward from revision " + now.deployed() + "."
                : ": no fast-forward, revision " + now.deployed() + " would be dropped, as force is set.";
        session.log("Would push " + what() + " to " + push.to().url()
                + (now.deployed() == null ? ", as the first revision there." : how));
    }

    /** What is pushed, as a sentence names it. */
    String what() {
        String revision = "revision " + push.revision().hash();
        String directory = push.source().directory();
        return directory == null
                ? revision
                : "directory " + directory + " of commit " + push.revision().commit() + " as " + revision;
    }
}
