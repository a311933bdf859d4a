package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.access.Portal;
import io.jenkins.plugins.dashenterprise.access.SetCollaborators;
import io.jenkins.plugins.dashenterprise.apps.AddApp;
import io.jenkins.plugins.dashenterprise.apps.AppInfo;
import io.jenkins.plugins.dashenterprise.apps.AppLogs;
import io.jenkins.plugins.dashenterprise.apps.AppStatus;
import io.jenkins.plugins.dashenterprise.apps.DeleteApp;
import io.jenkins.plugins.dashenterprise.apps.ListApps;
import io.jenkins.plugins.dashenterprise.apps.PurgeCache;
import io.jenkins.plugins.dashenterprise.apps.UpdateApp;
import io.jenkins.plugins.dashenterprise.apps.Workspace;
import io.jenkins.plugins.dashenterprise.environment.SetEnv;
import io.jenkins.plugins.dashenterprise.graphql.Hurry;
import io.jenkins.plugins.dashenterprise.resources.ListServices;
import io.jenkins.plugins.dashenterprise.resources.Scale;
import io.jenkins.plugins.dashenterprise.resources.SetMounts;
import io.jenkins.plugins.dashenterprise.resources.SetServices;
import io.jenkins.plugins.dashenterprise.server.ServerInfo;
import io.jenkins.plugins.dashenterprise.server.TransferApps;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quicktheories.core.Gen;

/** Whatever sense or nonsense a server's data make, an operation ends with a result or with a sentence; {@code -Ddash.seed=N} is another series. */
@ExtendWith(Hurry.class)
class RandomDataTest extends DashTest {
    private static final long SEED = Long.getLong("dash.seed", 20260101);
    private BenchmarkedSteps steps;
    private int results;
    private int sentences;

    @BeforeEach
    void prepare() throws Exception {
        dash.simulator
                .server()
                .addApp("shop", "ci")
                .deployed("0a1b2c3d", "First")
                .running()
                .variable("A", "1");
        steps = new BenchmarkedSteps(dash.jenkins.buildAndAssertSuccess(dash.jenkins.createFreeStyleProject()));
    }

    @Test
    void anOperationEndsWithAResultOrASentence() {
        for (Operation operation : operations()) {
            qt().withFixedSeed(SEED)
                    .withExamples(40)
                    .forAll(changes())
                    .checkAssert(changes -> endsWithAResultOrASentence(operation, changes));
        }
        assertTrue(results > 100 && sentences > 100, results + " results and " + sentences + " sentences");
    }

    private void endsWithAResultOrASentence(Operation operation, List<Change> changes) {
        dash.simulator.clearFaults();
        dash.simulator.inject(Faults.json("random data", body -> changes.forEach(change -> change.make(body)))
                .always());
        try {
            assertNotNull(steps.run(operation));
            results++;
        } catch (AbortException e) {
            assertTrue(e.getMessage().endsWith(".") || e.getMessage().contains("simulator"), e.getMessage());
            sentences++;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(operation + " after " + changes, e);
        }
    }

    private static List<Operation> operations() {
        SetEnv setEnv = new SetEnv("shop");
        setEnv.setVars(Map.of("A", "2"));
        SetCollaborators setCollaborators = new SetCollaborators("shop");
        setCollaborators.setUsers(List.of("ada"));
        SetServices setServices = new SetServices("shop");
        setServices.setServices(List.of("redis"));
        SetMounts setMounts = new SetMounts("shop");
        setMounts.setMounts(List.of("/data:/data"));
        Scale scale = new Scale("shop");
        scale.setProcesses(Map.of("web", "2"));
        UpdateApp updateApp = new UpdateApp("shop");
        updateApp.setTitle("Shop");
        return List.of(
                new AddApp("shop"),
                new AppStatus("shop"),
                new AppInfo("shop"),
                new AppLogs("shop"),
                new ListApps(),
                new ListServices(),
                new ServerInfo(),
                new Portal(),
                new Workspace("shop"),
                setEnv,
                setCollaborators,
                setServices,
                setMounts,
                scale,
                updateApp,
                new TransferApps("ci", "ada"),
                new PurgeCache("shop"),
                new DeleteApp("shop"));
    }

    private static Gen<List<Change>> changes() {
        Gen<Change> change = integers()
                .between(0, 30)
                .zip(arbitrary().pick("null", "remove", "text", "number", "list", "object", "twice"), Change::new);
        return lists().of(change).ofSizeBetween(1, 3);
    }

    /** Another value in one place of an answer; places are counted from its beginning. */
    private record Change(int place, String kind) {
        void make(ObjectNode body) {
            List<Runnable> places = new ArrayList<>();
            collect(body.path("data"), places);
            if (!places.isEmpty()) {
                places.get(place % places.size()).run();
            }
        }

        private void collect(JsonNode node, List<Runnable> places) {
            if (node instanceof ObjectNode object) {
                object.fieldNames().forEachRemaining(name -> places.add(() -> change(object, name)));
            }
            if (node instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    int index = i;
                    places.add(() -> change(array, index));
                }
            }
            node.forEach(child -> collect(child, places));
        }

        private void change(ObjectNode object, String name) {
            switch (kind) {
                case "null" -> object.putNull(name);
                case "text" -> object.put(name, "odd");
                case "number" -> object.put(name, -7);
                case "list" -> object.putArray(name).addNull();
                case "object" -> object.putObject(name);
                default -> object.remove(name);
            }
        }

        private void change(ArrayNode array, int index) {
            if (index >= array.size()) {
                return;
            }
            switch (kind) {
                case "null" -> array.setNull(index);
                case "text" -> array.set(index, "odd");
                case "number" -> array.set(index, -7);
                case "twice" -> array.add(array.get(index).deepCopy());
                default -> array.remove(index);
            }
        }
    }
}
