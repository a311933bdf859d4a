package io.jenkins.plugins.dashenterprise.git;

import static org.junit.jupiter.api.Assertions.assertThrows;

import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.text.BuildLog;
import io.jenkins.plugins.dashenterprise.text.Secrets;
import io.jenkins.plugins.dashenterprise.text.Shown;
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
    static final GitLogin LOGIN =
            (remote, service, limit) -> new HttpService(remote, service, Credentials.basic("ci", "ci-password"));

    static final Route ROUTE = Route.direct(null);

    /** What is masked. */
    final Secrets secrets = new Secrets();

    private final File workspace;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    Pushing(File workspace) {
        this.workspace = workspace;
    }

    /** A workspace with one commit in it. */
    static Pushing ofNewRepository(File workspace) throws Exception {
        try (Git git =
                Git.init().setDirectory(workspace).setInitialBranch("main").call()) {
            commit(git, "First");
        }
        return new Pushing(workspace);
    }

    static String commit(Git git, String message) throws Exception {
        return git.commit()
                .setSign(false)
                .setAllowEmpty(true)
                .setAuthor("ada", "ada@example.com")
                .setMessage(message)
                .call()
                .name();
    }

    Revision revision() throws Exception {
        return find(new Source("HEAD", null, null));
    }

    Revision find(Source source) throws Exception {
        return new FindRevision(source, Duration.ofMinutes(1), log()).invoke(workspace, null);
    }

    /** Why a commit cannot be found. */
    String problemWith(String ref) {
        return shown(assertThrows(AbortException.class, () -> find(new Source(ref, null, null))));
    }

    Push to(String url) throws Exception {
        return to(new Remote(url, LOGIN, ROUTE), Duration.ofMinutes(1));
    }

    Push to(Remote remote, Duration limit) throws Exception {
        return new Push(remote, new Source("HEAD", null, null), revision(), false, false, limit, log());
    }

    Outlook make(Push push) throws Exception {
        return push.invoke(workspace, null);
    }

    /** Why a push fails. */
    String failure(Push push) {
        return shown(assertThrows(AbortException.class, () -> make(push)));
    }

    /** As the step shows it. */
    String shown(AbortException failure) {
        return Shown.of(failure, secrets).getMessage();
    }

    /** What they printed. */
    String printed() {
        return printed.toString(StandardCharsets.UTF_8).replace("\r", "");
    }

    BuildLog log() {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new BuildLog(() -> out, secrets);
    }
}
