package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest extends DashTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Run<?, ?> run;

    private interface Work {
        Object in(Session session) throws IOException, InterruptedException;
    }

    @BeforeEach
    void prepare() throws Exception {
        dash.addUser("dash-git", "ci", "ci-password");
        run = dash.jenkins.buildAndAssertSuccess(dash.freestyle());
    }

    private Session session(Work work) throws Exception {
        Operation operation = new Operation() {
            private static final long serialVersionUID = 1;

            @Override
            public Object run(Session session) throws IOException, InterruptedException {
                return work.in(session);
            }
        };
        return new Session(
                operation, new FakeHost(run, new PrintStream(log, true, StandardCharsets.UTF_8)), new Progress());
    }

    private record FakeHost(Run<?, ?> run, PrintStream log) implements Host {
        @Override
        public TaskListener listener() {
            return () -> log;
        }

        @Override
        public String expand(String value) {
            return value;
        }

        @Override
        public void save() {}

        @Override
        public void stepAside() {}

        @Override
        public <T> T context(Class<T> type) throws IOException {
            throw new IOException("agent-1\nis away " + "ci-key");
        }
    }

    private <T extends Throwable> T failure(Class<T> type, Work work) throws Exception {
        return assertThrows(type, session(work)::run);
    }

    @Test
    void whatAnOperationFailsWithMayBeShown() throws Exception {
        AbortException sentence = failure(AbortException.class, session -> {
            session.hide("hush");
            throw new AbortException("No: " + ForeignText.of("hush\nFinished: SUCCESS") + " and ci-key.");
        });
        assertEquals("No: **** Finished: SUCCESS and ****.", sentence.getMessage());
        AbortException ours = new AbortException("There is no hush.");
        assertSame(ours, failure(AbortException.class, session -> {
            session.hide("hush");
            throw ours;
        }));
    }

    @Test
    void whatNobodyForesawMayBeShown() throws Exception {
        IOException failure = failure(IOException.class, session -> {
            session.hide("hush");
            throw new IllegalStateException("For input string: \"hush\"", new IOException("ci-key\u001b[2J"));
        });
        assertEquals("java.lang.IllegalStateException: For input string: \"****\"", failure.getMessage());
        assertEquals("java.io.IOException: ****", failure.getCause().getMessage());
        assertTrue(failure.getStackTrace()[0].getClassName().startsWith(SessionTest.class.getName()));
        assertEquals(
                "no app",
                failure(IllegalStateException.class, session -> {
                            throw new IllegalStateException("no app");
                        })
                        .getMessage());
    }

    @Test
    void anAgentThatIsAwayIsKnownAsSuch() throws Exception {
        AgentAwayException away = failure(AgentAwayException.class, session -> session.context(String.class));
        assertEquals("The workspace cannot be reached: agent-1 is away ****.", away.getMessage());
    }

    @Test
    void agentsKnowNoApiKey() throws Exception {
        Session session = session(each -> null);
        session.credentials("dash-git", StandardUsernamePasswordCredentials.class, "an account");
        session.log("ci-key ci-password Y2k6Y2kta2V5");
        session.buildLog().line("ci-key ci-password");
        assertEquals(
                "**** **** ****\nci-key ****\n",
                log.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(session.buildLog().secrets());
        }
        String travelling = bytes.toString(StandardCharsets.ISO_8859_1);
        assertTrue(travelling.contains("ci-password"));
        assertFalse(travelling.contains("ci-key") || travelling.contains("Y2k6Y2kta2V5"));
    }

    @Test
    void whatIsForeignMayBePrintedThrownOrSaved() throws Exception {
        Session session = session(each -> null);
        session.hide("hush");
        assertEquals("it is **** at ****", session.foreign("it is hush\nat ci-key"));
        assertEquals("", session.foreign(null));
        assertInstanceOf(
                AbortException.class,
                assertThrows(AbortException.class, () -> Payload.refuse("to add it", "no", session)));
        Payload.refuse("to add it", null, session);
        Payload.refuse("to add it", " ", session);
    }
}
