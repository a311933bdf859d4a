package io.jenkins.plugins.dashenterprise.git;

import static org.junit.jupiter.api.Assertions.assertThrows;

import hudson.AbortException;
import hudson.model.TaskListener;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.Credentials;
import org.eclipse.jgit.api.Git;

/** Pushes out of a workspace, with the log that they write. */
final class Pushing {
    /** The password is given by a login of the test's own: a Secret needs a Jenkins. */
    static final GitLogin LOGIN = (remote, service, limit) -> new HttpService(remote, service, Credentials.basic("ci", "ci-password"));

    static final Route ROUTE = Route.direct(null);

    private final File workspace;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    Pushing(File workspace) {
        this.workspace = workspace;
    }

    /** A workspace with one commit in it. */
    static Pushing ofNewRepository(File workspace) throws Exception {
        try (Git git = Git.init().setDirectory(workspace).setInitialBranch("main").call()) {
            commit(git, "First");
        }
        return new Pushing(workspace);
    }

    static String commit(Git git, String message) throws Exception {
        return git.commit().setSign(false).setAllowEmpty(true).setAuthor("ada", "ada@example.com").setMessage(message).call().name();
    }

    Revision revision() throws Exception {
        return find(new Source("HEAD", null, null));
    }

    Revision find(Source source) throws Exception {
        return new FindRevision(source, Duration.ofMinutes(1), listener()).invoke(workspace, null);
    }

    /** Why a commit cannot be found. */
    String problemWith(String ref) {
        return assertThrows(AbortException.class, () -> find(new Source(ref, null, null))).getMessage();
    }

    Push to(String url) throws Exception {
        return to(new Remote(url, LOGIN, ROUTE), Duration.ofMinutes(1));
    }

    Push to(Remote remote, Duration limit) throws Exception {
        return new Push(remote, new Source("HEAD", null, null), revision(), false, false, limit, listener());
    }

    Outlook make(Push push) throws Exception {
        return push.invoke(workspace, null);
    }

    /** Why a push fails. */
    String failure(Push push) {
        return assertThrows(AbortException.class, () -> make(push)).getMessage();
    }

    String log() {
        return log.toString(StandardCharsets.UTF_8).replace("\r", "");
    }

    TaskListener listener() {
        PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
        return () -> out;
    }
}
