package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hudson.ExtensionList;
import io.jenkins.plugins.dashenterprise.DashTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.junit.jupiter.api.Test;

/** What a step is said to be about where the steps of a Pipeline are shown. */
class OperationStepTest extends DashTest {

    private static String about(String symbol, Map<String, ?> arguments) {
        Map<String, Object> step = new HashMap<>();
        step.put("delegate", new UninstantiatedDescribable(symbol, null, arguments));
        return about(step);
    }

    private static String about(Map<String, Object> step) {
        return ExtensionList.lookupSingleton(OperationStep.DescriptorImpl.class).argumentsToString(step);
    }

    @Test
    void aStepOnAnAppNamesItAndTheServerThatIsSaid() {
        assertEquals("shop", about("deDashAddApp", Map.of(UninstantiatedDescribable.ANONYMOUS_KEY, "shop")));
        assertEquals("shop", about("deDashScale", Map.of("app", " shop ", "processes", Map.of("web", 2))));
        assertEquals("shop @ production", about("deDashDeploy", Map.of("app", "shop", "server", "production")));
    }

    @Test
    void aTransferNamesWhoGivesAndWhoGets() {
        assertEquals("ada → bob", about("deDashTransferApps", Map.of("from", "ada", "to", "bob")));
        assertEquals("ada → bob @ s", about("deDashTransferApps", Map.of("from", "ada", "to", "bob", "server", "s")));
    }

    @Test
    void aStepOnTheServerNamesIt() {
        assertEquals("production", about("deDashServerInfo", Map.of("server", "production")));
        assertNull(about("deDashServerInfo", Map.of()));
    }

    @Test
    void noValueIsEverNamed() {
        for (String symbol : List.of("deDashSetEnv", "deDashGraphQL", "deDashRest", "deDashPortal", "deDashListApps")) {
            String said = about(
                    symbol, Map.of("vars", Map.of("A", "hush"), "query", "hush", "path", "/hush", "title", "hush"));
            assertNull(said, symbol);
        }
        assertNull(about("deDashGraphQL", Map.of(UninstantiatedDescribable.ANONYMOUS_KEY, "hush")));
        assertNull(about("deDashRest", Map.of(UninstantiatedDescribable.ANONYMOUS_KEY, "/hush")));
    }

    @Test
    void whatPipelineDidNotKeepIsNotNamed() {
        assertNull(about("deDashAddApp", Map.of("app", Thread.State.NEW)));
        assertNull(about("deDashUnknown", Map.of("app", "shop")));
        assertNull(about(Map.of()));
        assertNull(about(Map.of("delegate", "shop")));
    }
}
