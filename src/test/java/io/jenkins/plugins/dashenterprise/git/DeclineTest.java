package io.jenkins.plugins.dashenterprise.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.text.BuildLog;
import io.jenkins.plugins.dashenterprise.text.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is taken from a server's output: its cause, and no more of its words than a log can bear. */
class DeclineTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Secrets secrets = new Secrets();
    private final BuildOutput output = output(new PrintStream(log, true, StandardCharsets.UTF_8));

    private BuildOutput output(PrintStream out) {
        secrets.hide("s3cret");
        return new BuildOutput(new BuildLog(() -> out, secrets));
    }

    @Test
    void theLastOfSeveralCausesCounts() throws Exception {
        assertCause("cat: /app/Procfile: No such file or directory. Add a file Procfile", """
                       ERROR: No matching distribution found for x, trying the next index
                cat: /app/Procfile: No such file or directory
                 !     exit status 1
                """);
        assertCause("No matching distribution found for x. Correct requirements.txt", """
                cat: /app/Procfile: No such file or directory
                       ERROR: No matching distribution found for x
                 !     Push rejected, failed to compile Python app.
                """);
    }

    @Test
    void theAppsOwnLogIsNoCause() throws Exception {
        assertCause("App container failed to start!! KeyError: 'Access denied'. The app's own output above", """
                -----> Running pre-flight checks
                =====> sales web container output:
                       Unable to select a buildpack
                       User x does not have permissions to run git-hook on y
                 !     deploy lock
                       KeyError: 'Access denied'
                       No matching distribution found
                =====> end sales web container output
                App container failed to start!!
                """);
        assertCause(" !     Only on Tuesdays".strip().substring(1).strip(), """
                 !     Only on Tuesdays
                =====> sales web container output:
                       Unable to select a buildpack
                =====> end sales web container output
                """);
        assertCause("why", """
                =====> sales worker container output:
                 !     deploy lock, and no end
                """);
    }

    @Test
    void whatABuildPrintsIsNotTheServersRefusal() throws Exception {
        assertCause("Push rejected, failed to compile", """
                       pip: Access denied to the cache, going on
                       waiting for the deploy lock of apt
                 !     Push rejected, failed to compile
                """);
        assertCause("Access denied. Only the app's owner", " !     Access denied\n");
        assertCause(
                "sales currently has a deploy lock in place. Exiting.... Another deploy",
                " !     sales currently has a deploy lock in place. Exiting....\n");
    }

    @Test
    void theServersVerdictIsReadToo() throws Exception {
        assertEquals(
                "shallow update not allowed. Check out the whole history, without a shallow clone.",
                Decline.cause(List.of(), List.of(), "shallow update not allowed"));
        assertEquals(
                "pre-receive hook declined",
                Decline.cause(List.of("", " ! ", "=====>"), List.of(), "pre-receive hook declined"));
        assertEquals("quota exceeded", Decline.cause(List.of("-----> Building"), List.of(), "quota exceeded"));
    }

    @Test
    void aLogThatIsLongerThanWhatIsKeptHasItsCauseAllTheSame() throws Exception {
        StringBuilder long_ = new StringBuilder("=====> sales web container output:\n");
        IntStream.range(0, 2_000)
                .forEach(i -> long_.append("       Unable to select a buildpack ")
                        .append(i)
                        .append('\n'));
        long_.append(
                "       ImportError: no x\n=====> end sales web container output\nApp container failed to start!!\n");
        assertCause("App container failed to start!! ImportError: no x. The app's own", long_.toString());
        assertTrue(output.ofApp().size() <= 500 && output.ofBuild().size() <= 500);
    }

    @Test
    void printsWhatIsSaidLineByLine() throws Exception {
        say(
                "\u001b[1G\u001b[32m-----> Python\u001b[0m app\r\n\u001b[8mha:////note\nfirst\rsecond\n\n\u202Egnp.exe\u0085\u2028\u0000\tx\nmy s3cret is\nlast");
        output.close();
        assertEquals("""
                remote: -----> Python app
                remote: ha:////note
                remote: first
                remote: second
                remote: gnp.exe x
                remote: my **** is
                remote: last
                """, printed());
    }

    @Test
    void aLineHasAnEnd() throws Exception {
        say("x".repeat(1_990) + "s3cret" + "y".repeat(5_000_000));
        say("z\nnext\n");
        assertEquals("remote: " + "x".repeat(1_990) + "****yyyyy…\nremote: next\n", printed());
    }

    @Test
    void allThatIsPrintedHasAnEndAndSaysSo() throws Exception {
        byte[] line =
                "A line of a build that goes on and on, one hundred bytes long, and nobody will ever read it, will he?\n"
                        .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 300_000; i++) {
            output.write(line);
        }
        say(" !     Only on Tuesdays\n");
        output.close();
        assertTrue(log.size() < BuildOutput.MOST_PRINTED + 200, log.size() + " bytes");
        assertTrue(log.size() > BuildOutput.MOST_PRINTED - 200, log.size() + " bytes");
        assertTrue(printed()
                .endsWith("\nThe server says more than 10 MiB: the rest is not printed. The build goes on.\n"));
        assertEquals("Only on Tuesdays", Decline.cause(output.ofBuild(), output.ofApp(), "hook declined"));
    }

    @Test
    void anyTextIsSoonRead() {
        String million = "x".repeat(1_000_000);
        List<String> texts = List.of(
                million,
                "\u001b[".repeat(500_000),
                "\u001b[" + "1;".repeat(500_000),
                "=".repeat(1_000_000),
                " ".repeat(1_000_000),
                "!".repeat(1_000_000),
                ".".repeat(1_000_000),
                " ! ".repeat(300_000),
                "Error: ".repeat(150_000),
                "User does not have ".repeat(50_000),
                "s3cre".repeat(200_000));
        for (String text : texts) {
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                say(text + "\n");
                Decline.cause(List.of(text), List.of(text), text);
            });
        }
    }

    private void assertCause(String cause, String said) throws Exception {
        BuildOutput said_ = output(new PrintStream(log));
        said_.write(said.getBytes(StandardCharsets.UTF_8));
        said_.close();
        String found = Decline.cause(
                said_.ofBuild(), said_.ofApp(), cause.equals("why") ? "why" : "pre-receive hook declined");
        assertTrue(found.startsWith(cause), found);
    }

    private void say(String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private String printed() {
        return log.toString(StandardCharsets.UTF_8).replace("\r", "");
    }
}
