package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import hudson.console.HyperlinkNote;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dashenterprise.DashJenkins;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.access.SetCollaborators;
import io.jenkins.plugins.dashenterprise.apps.DeleteApp;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.environment.SetEnv;
import io.jenkins.plugins.dashenterprise.graphql.Hurry;
import io.jenkins.plugins.dashenterprise.graphql.JsonRequest;
import io.jenkins.plugins.dashenterprise.graphql.model.PurgeCacheMutation;
import io.jenkins.plugins.dashenterprise.resources.Scale;
import io.jenkins.plugins.dashenterprise.resources.SetMounts;
import io.jenkins.plugins.dashenterprise.resources.SetServices;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.Fault;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedApp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The books of what a step changes. */
@ExtendWith(Hurry.class)
class PlanTest extends DashTest {
    private Run<?, ?> run;

    @BeforeEach
    void prepare() throws Exception {
        run = dash.jenkins.buildAndAssertSuccess(dash.jenkins.createFreeStyleProject());
        shop(dash.simulator);
    }

    private static SimulatedApp shop(DashEnterpriseSimulator simulator) {
        return simulator
                .server()
                .addApp("shop", "ci")
                .deployed("0a1b2c3d", "First")
                .running();
    }

    /** A controller: what it has on disk when it is killed is what was saved last. */
    private final class Controller implements BareHost {
        private final ByteArrayOutputStream log = new ByteArrayOutputStream();
        private final Progress progress;
        private byte[] disk;
        private int saves;
        private long requestsBefore = -1;

        Controller(Progress progress) throws IOException {
            this.progress = progress;
            this.disk = bytes();
        }

        private byte[] bytes() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(progress);
            }
            return bytes.toByteArray();
        }

        Controller restarted() throws Exception {
            return new Controller((Progress) new ObjectInputStream(new ByteArrayInputStream(disk)).readObject());
        }

        @Override
        public void save() throws IOException {
            saves++;
            disk = bytes();
            requestsBefore = mutations(dash.simulator);
        }

        String log() {
            return HyperlinkNote.removeNotes(log.toString(StandardCharsets.UTF_8));
        }

        @Override
        public Run<?, ?> run() {
            return run;
        }

        @Override
        public TaskListener listener() {
            return () -> new PrintStream(log, true, StandardCharsets.UTF_8);
        }
    }

    /** An operation of whatever the test gives it to do. */
    private static final class Tried extends WritingOperation {
        private static final long serialVersionUID = 1;
        private final transient Work work;

        interface Work {
            Object of(Session session) throws IOException, InterruptedException;
        }

        Tried(Work work) {
            name("shop");
            this.work = work;
        }

        @Override
        public Object run(Session session) throws IOException, InterruptedException {
            return work.of(session);
        }
    }

    private static long mutations(DashEnterpriseSimulator simulator) {
        return simulator.requests().stream()
                .filter(request -> request.kind().equals("mutation"))
                .count();
    }

    private static SetEnv variables(String... names) {
        Map<String, String> vars = new TreeMap<>();
        for (String name : names) {
            vars.put(name, "1");
        }
        SetEnv operation = new SetEnv("shop");
        operation.setVars(vars);
        return operation;
    }

    private String failure(Operation operation) throws Exception {
        Session session = new Session(operation, new Controller(new Progress()), new Progress());
        return assertThrows(AbortException.class, session::run).getMessage();
    }

    // ---------- notes ----------

    @Test
    void itIsSavedOnceBeforeTheFirstMutation() throws Exception {
        Controller controller = new Controller(new Progress());
        new Session(variables("A", "B", "C", "D"), controller, controller.progress).run();
        assertEquals(4, mutations(dash.simulator));
        assertEquals(1, controller.saves);
        assertEquals(0, controller.requestsBefore);
    }

    @Test
    void nothingIsSavedWhereNothingDiffers() throws Exception {
        new Session(variables("A"), new Controller(new Progress()), new Progress()).run();
        Controller controller = new Controller(new Progress());
        new Session(variables("A"), controller, controller.progress).run();
        assertEquals(0, controller.saves);
    }

    /** What makes several mutations. */
    static List<Operation> operations() {
        SetEnv environment = variables("A", "B");
        environment.setRemove(List.of("GONE", "NEVER_THERE"));
        SetMounts mounts = new SetMounts("shop");
        mounts.setMounts(List.of("/data/new:/new", "/data/kept:/kept"));
        SetServices services = new SetServices("shop");
        services.setServices(List.of("redis"));
        services.setDelete(true);
        Scale scale = new Scale("shop");
        scale.setProcesses(Map.of("web", "2", "worker", "1"));
        scale.setResources(Map.of("web.limit.memory", "1Gi"));
        SetCollaborators collaborators = new SetCollaborators("shop");
        collaborators.setUsers(List.of("bob"));
        collaborators.setTeams(List.of("sales"));
        DeleteApp delete = new DeleteApp("shop");
        delete.setWithServices(true);
        return List.of(environment, mounts, services, scale, collaborators, delete);
    }

    private record Outcome(Object value, long mutations) {}

    @ParameterizedTest
    @MethodSource("operations")
    void aControllerKilledBetweenAnyTwoMutationsLosesAndDoublesNothing(Operation operation) throws Exception {
        Outcome sound = killed(operation, null);
        assertTrue(sound.mutations() > 1);
        for (int i = 0; i < sound.mutations(); i++) {
            assertEquals(
                    sound,
                    killed(operation, Faults.reset().onMutations().skip(i).afterApplied()),
                    "after mutation " + (i + 1));
            Outcome before =
                    killed(operation, Faults.reset().onMutations().skip(i).beforeApplied());
            // One more arrived and was not applied.
            assertEquals(new Outcome(sound.value(), sound.mutations() + 1), before, "before mutation " + (i + 1));
        }
    }

    /** The controller is killed at the fault, and the step goes on in another that has what was saved. */
    private Outcome killed(Operation operation, Fault fault) throws Exception {
        try (DashEnterpriseSimulator server = DashEnterpriseSimulator.start()) {
            DashEnterpriseConfiguration.get().setServers(List.of(DashJenkins.server("dash", server.url())));
            shop(server).variable("GONE", "1");
            setUp();
            server.clearRequests();
            Controller controller = new Controller(new Progress());
            if (fault != null) {
                server.inject(fault);
                Session session = new Session(operation, controller, controller.progress);
                assertThrows(AbortException.class, () -> operation.run(session));
                controller = controller.restarted();
            }
            Object value = new Session(operation, controller, controller.progress).run();
            return new Outcome(value, mutations(server));
        }
    }

    private void setUp() throws Exception {
        SetMounts mounts = new SetMounts("shop");
        mounts.setMounts(List.of("/data/old:/old", "/data/kept:/kept"));
        SetServices services = new SetServices("shop");
        services.setServices(List.of("postgres"));
        SetCollaborators collaborators = new SetCollaborators("shop");
        collaborators.setUsers(List.of("ada"));
        collaborators.setTeams(List.of("old"));
        for (Operation operation : List.of(mounts, services, collaborators)) {
            new Session(operation, new Controller(new Progress()), new Progress()).run();
        }
    }

    // ---------- words ----------

    @Test
    void whatIsDoneIsToldInOneLineAndThatNothingWasToBeDoneToo() throws Exception {
        SetEnv operation = variables("A", "B");
        operation.setRemove(List.of("NEVER_THERE"));
        Controller first = new Controller(new Progress());
        new Session(operation, first, first.progress).run();
        assertTrue(
                first.log().endsWith("\nEnvironment of shop: set A, B; the server restarts the app.\n"), first.log());
        Controller second = new Controller(new Progress());
        new Session(operation, second, second.progress).run();
        assertTrue(second.log().endsWith("\nEnvironment of shop: as wanted already.\n"), second.log());
    }

    @Test
    void aFailureOfTheOnlyMutationSaysNothingOfOthers() throws Exception {
        dash.simulator.inject(Faults.payloadError("Too long").on("addEnvironmentVariable"));
        String said = failure(variables("A"));
        assertTrue(said.endsWith(" refused to set A: Too long."), said);
    }

    @Test
    void aFailureOfTheFirstMutationSaysThatNothingIsDone() throws Exception {
        dash.simulator.inject(Faults.payloadError("Too long.").on("addEnvironmentVariable"));
        String said = failure(variables("A", "B"));
        assertTrue(said.endsWith(" refused to set A: Too long. Done before: nothing; not done: A, B."), said);
    }

    @Test
    void whatIsDoneBeforeARestartIsToldToo() throws Exception {
        Controller controller = new Controller(new Progress());
        dash.simulator.inject(Faults.reset().onMutations().skip(1).beforeApplied());
        SetEnv operation = variables("A", "B", "C");
        Session session = new Session(operation, controller, controller.progress);
        assertThrows(AbortException.class, () -> operation.run(session));
        dash.simulator.inject(
                Faults.payloadError("Too long.").on("addEnvironmentVariable").skip(1));
        Controller restarted = controller.restarted();
        String said = assertThrows(AbortException.class, new Session(operation, restarted, restarted.progress)::run)
                .getMessage();
        assertTrue(said.endsWith("refused to set C: Too long. Done before: set A, B; not done: C."), said);
    }

    @Test
    void ofAMutationWhoseAnswerIsLostForGoodNobodySaysThatItIsNotDone() throws Exception {
        dash.simulator.inject(Faults.reset()
                .on("addEnvironmentVariable")
                .skip(1)
                .beforeApplied()
                .always());
        String said = failure(variables("A", "B", "C"));
        assertTrue(
                said.contains(" Done before: set A; not done: C. Whether the last change was made is not known;"),
                said);
    }

    // ---------- dry run ----------

    @Test
    void aDryRunNotesNothingAndPredictsTheRestart() throws Exception {
        SetEnv operation = variables("A", "B");
        operation.setRemove(List.of("NEVER_THERE"));
        operation.setDryRun(true);
        operation.setWait(true);
        Controller controller = new Controller(new Progress());
        Object value = new Session(operation, controller, controller.progress).run();
        assertEquals(
                "{app=shop, set=[A, B], unchanged=[NEVER_THERE], removed=[], refresh=true, dryRun=true}",
                Objects.toString(value));
        assertTrue(
                controller.log().contains("\nWould set A, B; the server would restart the app.\n"), controller.log());
        assertFalse(controller.log().contains("Environment of"), controller.log());
        assertEquals(0, controller.saves);
        assertEquals(0, mutations(dash.simulator));
    }

    @Test
    void aDryRunPredictsNoRestartOfAnAppThatDoesNotRun() throws Exception {
        dash.simulator.server().app("shop").stopped();
        SetEnv operation = variables("A");
        operation.setDryRun(true);
        Controller controller = new Controller(new Progress());
        Object value = new Session(operation, controller, controller.progress).run();
        assertTrue(Objects.toString(value).contains("refresh=false"), Objects.toString(value));
        assertTrue(controller.log().contains("\nWould set A.\n"), controller.log());
    }

    @Test
    void nobodyWritesInADryRunByAccident() {
        List<Tried.Work> accidents = List.of(
                session -> session.mutate("purge", new PurgeCacheMutation("shop")),
                session -> session.write(new PurgeCacheMutation("shop")),
                session -> session.send("send", new JsonRequest("POST", "/Auth/admin/user", "{}", false, true)),
                session -> {
                    session.begin("push");
                    return null;
                });
        for (Tried.Work accident : accidents) {
            Tried operation = new Tried(accident);
            operation.setDryRun(true);
            String said = assertThrows(
                            AbortException.class,
                            () -> new Session(operation, new Controller(new Progress()), new Progress()).run())
                    .getMessage();
            assertEquals(
                    "App 'shop': This step has no dry run, so nothing was written. Leave dryRun out to have it done.",
                    said);
        }
        assertEquals(0, dash.simulator.requestCount());
    }
}
