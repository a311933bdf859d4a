package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.DashJenkins;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.graphql.Hurry;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.Fault;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedApp;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A step that is run again changes nothing, and one that loses an answer ends as if it had not, and does nothing twice. */
@ExtendWith(Hurry.class)
class DesiredStateTest extends DashTest {

    /**
     * A step.
     *
     * @param before what makes the server such that the step has something to do
     * @param running whether the app runs, so that the server restarts it upon a change
     */
    record Case(String step, String before, boolean running) {
        Case(String step, String before) {
            this(step, before, true);
        }

        @Override
        public String toString() {
            return step + (running ? "" : " (never deployed)");
        }
    }

    static List<Case> cases() {
        return List.of(
                new Case("deDashAddApp 'new-shop'", ""),
                new Case(
                        "deDashSetEnv app: 'shop', vars: [A: '1', B: '2'], remove: ['C']",
                        "deDashSetEnv app: 'shop', vars: [A: '0', C: '3']"),
                new Case("deDashSetEnv app: 'shop', remove: ['C']", "deDashSetEnv app: 'shop', vars: [C: '3']"),
                new Case("deDashSetEnv app: 'shop', remove: ['C']", "deDashSetEnv app: 'shop', vars: [C: '3']", false),
                new Case("deDashSetEnv app: 'shop', vars: [A: '1', B: '2']", "", false),
                new Case(
                        "deDashSetEnv global: true, vars: [A: '1'], remove: ['C']",
                        "deDashSetEnv global: true, vars: [C: '3']"),
                new Case(
                        "deDashSetMounts app: 'shop', mounts: ['/data:/data']",
                        "deDashSetMounts app: 'shop', mounts: ['/data/old:/old']"),
                new Case(
                        "deDashSetMounts app: 'shop', mounts: []",
                        "deDashSetMounts app: 'shop', mounts: ['/data/z:/z', '/data/a:/a', '/data/m:/m']"),
                new Case(
                        "deDashSetMounts app: 'shop', mounts: []",
                        "deDashSetMounts app: 'shop', mounts: ['/data/a:/a']",
                        false),
                new Case(
                        "deDashSetServices app: 'shop', services: []",
                        "deDashSetServices app: 'shop', services: ['redis']"),
                new Case(
                        "deDashSetServices app: 'shop', services: [], delete: true",
                        "deDashSetServices app: 'shop', services: ['postgres', 'redis']",
                        false),
                new Case(
                        "deDashSetServices app: 'shop', services: ['redis'], delete: true",
                        "deDashSetServices app: 'shop', services: ['postgres']"),
                new Case("deDashScale app: 'shop', processes: [web: 2], resources: ['web.limit.memory': '512Mi']", ""),
                new Case(
                        "deDashSetCollaborators app: 'shop', users: ['bob'], teams: ['sales']",
                        "deDashSetCollaborators app: 'shop', users: ['ada']"),
                new Case("deDashUpdateApp app: 'shop', title: 'Shop', tags: ['a', 'b']", ""),
                new Case(
                        "deDashDeleteApp app: 'shop', withServices: true",
                        "deDashSetServices app: 'shop', services: ['redis', 'postgres']"),
                new Case("deDashWorkspace app: 'shop', action: 'create'", ""),
                new Case(
                        "deDashWorkspace app: 'shop', action: 'delete'",
                        "deDashWorkspace app: 'shop', action: 'create'"),
                new Case("deDashPortal metadata: [title: 'Apps'], requireLogin: true", ""),
                new Case("deDashTransferApps from: 'ci', to: 'ada'", ""));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void changesNothingTheSecondTime(Case tried) throws Exception {
        try (DashEnterpriseSimulator server = server(tried)) {
            dash.run(tried.step());
            assertTrue(mutations(server) > 0);
            server.clearRequests();
            dash.run(tried.step());
            assertEquals(0, mutations(server));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsAsIfNoAnswerHadBeenLost(Case tried) throws Exception {
        Outcome sound = outcome(tried, null);
        for (int i = 0; i < sound.mutations; i++) {
            String which = "mutation " + (i + 1) + " of " + sound.mutations;
            assertEquals(
                    sound, outcome(tried, Faults.reset().onMutations().skip(i).afterApplied()), which + ", applied");
            Outcome again = outcome(tried, Faults.reset().onMutations().skip(i).beforeApplied());
            assertEquals(sound.result, again.result, which + ", not applied");
            assertEquals(sound.mutations + 1, again.mutations, which + ", not applied");
        }
    }

    private record Outcome(String result, int mutations) {}

    private Outcome outcome(Case tried, Fault fault) throws Exception {
        try (DashEnterpriseSimulator server = server(tried)) {
            if (fault != null) {
                server.inject(fault);
            }
            String log = dash.run("echo \"RESULT ${" + tried.step().replaceFirst(" ", "(") + ")}\"");
            String result = log.lines()
                    .filter(line -> line.startsWith("RESULT "))
                    .findFirst()
                    .orElseThrow();
            return new Outcome(result.replace(server.url(), "URL"), mutations(server));
        }
    }

    private DashEnterpriseSimulator server(Case tried) throws Exception {
        DashEnterpriseSimulator server = DashEnterpriseSimulator.start();
        // Each change makes a running app restart, which also a step supposes that does not know.
        server.server().addApp("sales", "ci").deployed("0a1b2c3d", "First").running();
        SimulatedApp shop = server.server().addApp("shop", "ci");
        if (tried.running()) {
            shop.deployed("0a1b2c3d", "First").running();
        }
        DashEnterpriseConfiguration.get().setServers(List.of(DashJenkins.server("dash", server.url())));
        dash.run(tried.before());
        server.clearRequests();
        return server;
    }

    private static int mutations(DashEnterpriseSimulator server) {
        return (int) server.requests().stream()
                .filter(request -> request.kind().equals("mutation"))
                .count();
    }
}
