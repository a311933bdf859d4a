package io.jenkins.plugins.dashenterprise.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whatever a server answers, a value comes out or the plugin's own exception; {@code -Ddash.seed=N} is another series. */
@WithJenkins
class RandomAnswersTest {
    private static final int ANSWERS = 1500;
    private static final String SOUND = """
            {"data":{"apps":{"apps":[{"name":"sales","owner":{"username":"ada"},"urlOnServer":"https://dash/sales",
            "status":{"running":true,"deploying":false,"canScale":true},"processes":[{"type":"web","number":1,"status":""}],
            "analytics":{"timestamps":{"created":"2019-07-25T10:48:56.601909","updated":null,"visited":null},
            "gitRevision":{"sha1":"0a1b","subject":"First"}}}]}},"errors":[]}""";
    private static final String[] PIECES = {
        "null", "{}", "[]", "{", "}", "[", "]", "\"", ",", ":", "true", "-1", "1e999", "\"x\"", "\\u0000", "\u00e9", "[[[[[[[[",
        "{\"data\":", "\"errors\":[{\"message\":7}]", "\"errors\":\"all\"", "99999999999999999999", "\ufeff", "<html>", "\n"
    };

    @Test
    void onlyAValueOrASentenceComesOut(JenkinsRule jenkins) throws Exception {
        long seed = Long.getLong("dash.seed", 20260101);
        Random random = new Random(seed);
        int failures = 0;
        try (DashEnterpriseSimulator simulator = DashEnterpriseSimulator.start()) {
            GraphQlClient client = new GraphQlClient(new ServerAddress("dash", simulator.url(), 5, 30), "ci", "ci-key", line -> {});
            for (int i = 0; i < ANSWERS; i++) {
                String answer = i == 0 ? SOUND : answer(random);
                simulator.inject(Faults.body(answer));
                try {
                    client.sendOnce(new AppStatusQuery("sales", true)).get(60, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    failures++;
                    GraphQlException failure = assertInstanceOf(GraphQlException.class, e.getCause(), "seed " + seed + ": " + answer);
                    assertTrue(failure.getMessage().startsWith("dash (" + simulator.url() + ")"), failure::getMessage);
                }
            }
            assertEquals(ANSWERS, simulator.requestCount());
        }
        assertTrue(failures > 0 && failures < ANSWERS, "some answers are fit to be read, most are not: " + failures);
    }

    private static String answer(Random random) {
        StringBuilder answer = new StringBuilder(random.nextInt(4) == 0 ? "" : SOUND);
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int from = random.nextInt(answer.length() + 1);
            int to = Math.min(answer.length(), from + random.nextInt(20));
            answer.replace(from, to, random.nextBoolean() ? "" : PIECES[random.nextInt(PIECES.length)]);
        }
        return answer.toString();
    }
}
