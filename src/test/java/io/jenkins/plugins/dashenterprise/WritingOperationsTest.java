package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.graphql.Hurry;
import io.jenkins.plugins.dashenterprise.operations.WritingOperation;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.Fault;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import io.jenkins.plugins.dashenterprise.simulator.RecordedRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each operation that changes something, and for those to come; their help has the examples. */
@ExtendWith(Hurry.class)
class WritingOperationsTest extends DashTest {
    // What these would do only the server knows; their other tests look at that.
    private static final Set<String> OF_NO_PLAN = Set.of("deDashGraphQL", "deDashRest");
    // Its other tests look what becomes of a push whose answer is lost.
    private static final Set<String> OF_NO_MUTATION = Set.of("deDashDeploy", "deDashReviewApp");
    // There is nothing to look at that would tell that it is done.
    private static final Set<String> EACH_TIME = Set.of("deDashPurgeCache");

    static List<HelpExample> examples() throws IOException {
        return HelpExample.all().stream()
                .filter(example -> WritingOperation.class.isAssignableFrom(example.operation()))
                .filter(example -> !OF_NO_PLAN.contains(example.symbol()))
                .toList();
    }

    static List<HelpExample> examplesOfMutations() throws IOException {
        return examples().stream()
                .filter(example -> !OF_NO_MUTATION.contains(example.symbol()))
                .toList();
    }

    private record Outcome(String result, List<String> mutations, String log) {}

    @ParameterizedTest
    @MethodSource("examples")
    void tellWhatTheyWouldDoAndDoNothing(HelpExample example) throws Exception {
        try (DashEnterpriseSimulator server = server(example)) {
            Outcome dry = outcome(example.with("dryRun: true"), server);
            assertEquals(List.of(), dry.mutations(), dry.log());
            Outcome real = outcome(example.with("dryRun: false"), server);
            assertFalse(real.mutations().isEmpty(), real.log());
            assertEquals(real.result(), dry.result().replace(", dryRun:true", ""));
            assertTrue(dry.result().contains("dryRun:true"), dry.result());
            assertTrue(dry.log().contains("\nDry run: nothing is written."), dry.log());
            assertTrue(dry.log().contains("\nWould "), dry.log());
            assertFalse(real.log().contains("\nWould "), real.log());
            Outcome nothingLeft = outcome(example.with("dryRun: true"), server);
            assertEquals(
                    EACH_TIME.contains(example.symbol()), nothingLeft.log().contains("\nWould "), nothingLeft.log());
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void changeNothingTheSecondTime(HelpExample example) throws Exception {
        try (DashEnterpriseSimulator server = server(example)) {
            List<String> first = outcome(example.with("dryRun: false"), server).mutations();
            List<String> second = outcome(example.with("dryRun: false"), server).mutations();
            assertEquals(EACH_TIME.contains(example.symbol()) ? first : List.of(), second);
        }
    }

    @ParameterizedTest
    @MethodSource("examplesOfMutations")
    void endAsIfNoAnswerHadBeenLost(HelpExample example) throws Exception {
        Outcome sound = alone(example, null);
        for (int i = 0; i < sound.mutations().size(); i++) {
            String which = "mutation " + (i + 1) + " of " + sound.mutations();
            Outcome applied =
                    alone(example, Faults.reset().onMutations().skip(i).afterApplied());
            assertEquals(sound.result(), applied.result(), which + ", applied");
            int again = EACH_TIME.contains(example.symbol()) ? 1 : 0;
            assertEquals(sound.mutations().size() + again, applied.mutations().size(), which + ", applied");
            Outcome notApplied =
                    alone(example, Faults.reset().onMutations().skip(i).beforeApplied());
            assertEquals(sound.result(), notApplied.result(), which + ", not applied");
            assertEquals(sound.mutations().size() + 1, notApplied.mutations().size(), which + ", not applied");
        }
    }

    private Outcome alone(HelpExample example, Fault fault) throws Exception {
        try (DashEnterpriseSimulator server = server(example)) {
            if (fault != null) {
                server.inject(fault);
            }
            return outcome(example.with("dryRun: false"), server);
        }
    }

    private Outcome outcome(HelpExample example, DashEnterpriseSimulator server) throws Exception {
        server.clearRequests();
        String log = example.run(dash);
        String result = log.lines()
                .filter(line -> line.startsWith("RESULT "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(log));
        List<String> mutations = server.requests().stream()
                .filter(RecordedRequest::writes)
                .map(request -> request.fields().isEmpty()
                        ? request.path()
                        : request.fields().get(0))
                .toList();
        // Where an app will be the server says when it is there.
        String address = result.replaceAll("((?:owner:\\w+|app:[\\w-]+), )url:[^,]*", "$1url:…")
                .replace(server.url(), "URL")
                .replaceAll("durationSeconds:\\d+", "durationSeconds:…");
        return new Outcome(address, mutations, log);
    }

    private DashEnterpriseSimulator server(HelpExample example) throws Exception {
        DashEnterpriseSimulator server = DashEnterpriseSimulator.start();
        DashEnterpriseConfiguration.get().setServers(List.of(DashJenkins.server("dash", server.url())));
        example.prepare(dash, server);
        return server;
    }
}
