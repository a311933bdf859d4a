package io.jenkins.plugins.dashenterprise.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import io.jenkins.plugins.dashenterprise.graphql.model.AddAppMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.quicktheories.core.Gen;

/** Whatever a server answers, a value comes out or the plugin's own exception; {@code -Ddash.seed=N} is another series. */
@WithJenkins
class RandomAnswersTest {
    private static final long SEED = Long.getLong("dash.seed", 20260101);
    private static final String QUERY = """
            {"data":{"apps":{"apps":[{"name":"sales","owner":{"username":"ada"},"urlOnServer":"https://dash/sales",
            "status":{"running":true,"deploying":false,"canScale":true},"processes":[{"type":"web","number":1,"status":""}],
            "analytics":{"timestamps":{"created":"2019-07-25T10:48:56.601909","updated":null,"visited":null},
            "gitRevision":{"sha1":"0a1b","subject":"First"}}}]}},"errors":[]}""";
    private static final String MUTATION = """
            {"data":{"addApp":{"error":null,"app":{"name":"sales","urlOnServer":"https://dash/sales","owner":{"username":"ada"}}}}}""";
    private static final List<String> PIECES = List.of(
            "",
            "null",
            "{}",
            "[]",
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "true",
            "-1",
            "1e999",
            "\"x\"",
            "\\u0000",
            "\u00e9",
            "[[[[[[[[",
            "{\"data\":",
            "\"errors\":[{\"message\":7}]",
            "\"errors\":\"all\"",
            "99999999999999999999",
            "\ufeff",
            "<html>",
            "\n");

    private DashEnterpriseSimulator simulator;
    private GraphQlClient client;

    @BeforeEach
    void start(JenkinsRule jenkins) {
        simulator = DashEnterpriseSimulator.start();
        client = new GraphQlClient(new ServerAddress("dash", simulator.url(), 5, 30), "ci", "ci-key", line -> {});
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aQuery() {
        onlyAValueOrASentenceComesOut(
                QUERY, () -> client.sendOnce(new AppStatusQuery("sales", true)).join());
    }

    @Test
    void aMutation() {
        onlyAValueOrASentenceComesOut(
                MUTATION, () -> client.sendOnce(new AddAppMutation("sales")).join());
    }

    @Test
    void aRequestThatSomebodyMadeUp() {
        JsonRequest request = JsonRequest.graphQl("{\"query\":\"{ current { username } }\"}", false, true);
        onlyAValueOrASentenceComesOut(QUERY, () -> client.execute(request));
    }

    private void onlyAValueOrASentenceComesOut(String sound, Callable<?> call) {
        AtomicInteger values = new AtomicInteger();
        AtomicInteger sentences = new AtomicInteger();
        qt().withFixedSeed(SEED).withExamples(500).forAll(answers(sound)).checkAssert(answer -> {
            long before = simulator.requestCount();
            simulator.inject(Faults.body(answer));
            try {
                call.call();
                values.incrementAndGet();
            } catch (Exception e) {
                Throwable cause = e instanceof GraphQlException ? e : e.getCause();
                GraphQlException failure = assertInstanceOf(GraphQlException.class, cause, answer);
                assertTrue(failure.getMessage().startsWith("dash (" + simulator.url() + ")"), failure::getMessage);
                sentences.incrementAndGet();
            }
            assertEquals(before + 1, simulator.requestCount());
        });
        assertTrue(values.get() > 0 && sentences.get() > 0, values + " values and " + sentences + " sentences");
    }

    /** A sound answer in which pieces are replaced by others, or others alone. */
    private static Gen<String> answers(String sound) {
        Gen<Edit> edits = integers()
                .between(0, sound.length())
                .zip(
                        integers().between(0, 20),
                        arbitrary()
                                .pick(PIECES)
                                .mix(strings().basicMultilingualPlaneAlphabet().ofLengthBetween(0, 10)),
                        Edit::new);
        Gen<List<Edit>> several = lists().of(edits).ofSizeBetween(0, 4);
        return arbitrary().pick(sound, sound, sound, "").zip(several, (text, changes) -> {
            StringBuilder answer = new StringBuilder(text);
            changes.forEach(change -> change.apply(answer));
            return answer.toString();
        });
    }

    private record Edit(int at, int length, String piece) {
        void apply(StringBuilder text) {
            int from = Math.min(at, text.length());
            text.replace(from, Math.min(from + length, text.length()), piece);
        }
    }
}
