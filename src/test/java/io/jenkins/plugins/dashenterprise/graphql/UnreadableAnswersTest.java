package io.jenkins.plugins.dashenterprise.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.graphql.GraphQlException.Kind;
import io.jenkins.plugins.dashenterprise.graphql.model.CurrentUserQuery;
import io.jenkins.plugins.dashenterprise.simulator.OddGitServer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Answers that keep no rule of HTTP: what is said of them is true, and nothing is read on and on. */
@WithJenkins
@ExtendWith(Hurry.class)
class UnreadableAnswersTest {
    private static final String DATA = "{\"data\":{\"current\":{\"username\":\"ci\",\"isAdmin\":true}}}";

    private OddGitServer server;

    private GraphQlException answered(OddGitServer.Manners manners) throws Exception {
        try (OddGitServer odd = new OddGitServer(manners)) {
            server = odd;
            String url = URI.create(server.url()).resolve("/").toString();
            GraphQlClient client = new GraphQlClient(
                    new ServerAddress("dash", url.substring(0, url.length() - 1), 5, 30), "ci", "ci-key", line -> {});
            return assertThrows(GraphQlException.class, () -> client.execute(new CurrentUserQuery()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Encoding: gzip",
                "Transfer-Encoding: chunked",
                "Content-Encoding: gzip\r\nContent-Length: 53"
            })
    void anAnswerThatIsNotWhatItsHeadSaysIsNotCalledBrokenOff(String head, JenkinsRule jenkins) throws Exception {
        GraphQlException failure = answered((request, out) -> {
            OddGitServer.status(out, "200 OK", head);
            OddGitServer.write(out, DATA);
        });
        assertEquals(Kind.UNUSABLE, failure.kind());
        assertTrue(failure.getMessage().contains(" sent an answer that cannot be read ("), failure::getMessage);
        assertEquals(1, server.requests().size());
    }

    @Test
    void noContentHasNone(JenkinsRule jenkins) throws Exception {
        assertTrue(answered((request, out) -> {
                    OddGitServer.status(out, "204 No Content", "Content-Length: 53");
                    OddGitServer.write(out, DATA);
                })
                .getMessage()
                .contains(" sent an answer that cannot be read (HTTP 204 "));
    }

    @Test
    void blanksWithoutAnEndAreNotKept(JenkinsRule jenkins) throws Exception {
        GraphQlException failure = answered((request, out) -> {
            OddGitServer.status(out, "200 OK");
            while (true) {
                OddGitServer.write(out, " \n\t".repeat(10_000));
            }
        });
        assertTrue(failure.getMessage().contains("begins with more than 100000 blanks"), failure::getMessage);
        assertTrue(server.isLeft());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "99999999999 | It asks to come back in 999999999 s.",
                "31536000 | It asks to come back in 31536000 s.",
                "'9999999999999999999999' | It asks to come back in 999999999 s."
            })
    void aVeryLongTimeToComeBackIsNotASecond(String after, String said, JenkinsRule jenkins) throws Exception {
        for (String status : List.of("429 Too Many", "503 Unavailable")) {
            GraphQlException failure =
                    answered((request, out) -> OddGitServer.status(out, status, "Retry-After: " + after));
            assertEquals(Kind.LATER, failure.kind());
            assertTrue(failure.getMessage().endsWith(said), failure::getMessage);
            // Nobody wants to sit through that.
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void aDateCountsByOurClockWhereTheServerTellsNone(JenkinsRule jenkins) throws Exception {
        GraphQlException failure = answered((request, out) ->
                OddGitServer.status(out, "503 Unavailable", "Retry-After: Wed, 21 Oct 2099 07:28:00 GMT"));
        assertTrue(failure.asksForTooLong(), failure::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "", "0"})
    void nothingIsSaidOfATimeThatNobodyUnderstands(String after, JenkinsRule jenkins) throws Exception {
        GraphQlException failure =
                answered((request, out) -> OddGitServer.status(out, "503 Unavailable", "Retry-After: " + after));
        assertTrue(failure.getMessage().endsWith(" is not available (HTTP 503)."), failure::getMessage);
        assertEquals(1 + Retries.MOST, server.requests().size());
    }
}
