package io.jenkins.plugins.dashenterprise.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListAppsTest extends DashTest {
    private String names(String parameters) throws Exception {
        return dash.run("echo \"names: ${deDashListApps(" + parameters + ")*.name}\"");
    }

    @Test
    void returnsAllThatIsDocumented() throws Exception {
        dash.simulator.server().addApp("shop", "ada").deployed("1", "a").running();
        String log = dash.run("""
                def apps = deDashListApps()
                echo "${apps[0].keySet()}"
                echo "${apps[0].name} ${apps[0].owner} ${apps[0].url} ${apps[0].state} ${apps[0].permissionLevel} ${apps[0].title}"
                """);
        String url = dash.simulator.url();
        assertTrue(
                log.contains(
                        "[name, owner, url, managerUrl, title, permissionLevel, state, created, updated, visited]"),
                log);
        assertTrue(log.contains("shop ada " + url + "/shop running restricted null"), log);
        assertTrue(log.contains("Listing the apps of simulator (" + url + ")"), log);
        assertTrue(log.contains("shop of ada: running"), log);
        assertTrue(log.contains("Found 1 app."), log);
    }

    @Test
    void readsAllPages() throws Exception {
        for (int i = 10; i < 35; i++) {
            dash.simulator.server().addApp("app-" + i, "ci");
        }
        String log = dash.run(
                "def names = deDashListApps()*.name; echo \"${names.size()} ${names.toSet().size()} ${names[24]}\"");
        assertTrue(log.contains("25 25 app-34"), log);
        assertEquals(4, dash.simulator.requests("ListApps").size(), "a page is asked for ahead");
    }

    @Test
    void stopsWhenThePagesDoNotAdvance() throws Exception {
        for (int i = 10; i < 25; i++) {
            dash.simulator.server().addApp("app-" + i, "ci");
        }
        dash.simulator.inject(Faults.json("the same page again", ListAppsTest::nextPageIsOne)
                .on("ListApps")
                .always());
        String log = dash.run("echo \"${deDashListApps().size()}\"");
        assertTrue(log.contains("Found 15 apps."), log);
        assertEquals(2, dash.simulator.requests("ListApps").size());
    }

    @Test
    void givesUpAListThatHasNoEnd() throws Exception {
        dash.simulator.inject(Faults.endlessPages().on("ListApps"));
        String log = dash.fail("deDashListApps()");
        assertTrue(
                log.contains("names ever more pages of a list: it was given up after 1000 pages with 1000 entries."),
                log);
        assertTrue(dash.simulator.requestCount() <= 1004, dash.simulator.requestCount() + " requests");
    }

    @Test
    void asksForNoPageAheadOfAShortList() throws Exception {
        for (int i = 10; i < 30; i++) {
            dash.simulator.server().addApp("app-" + i, "ci");
        }
        assertTrue(dash.run("echo \"${deDashListApps().size()}\"").contains("Found 20 apps."));
        assertEquals(2, dash.simulator.requests("ListApps").size());
    }

    @Test
    void asksForAFewPagesAtATimeAndKeepsTheirOrder() throws Exception {
        for (int i = 100; i < 300; i++) {
            dash.simulator.server().addApp("app-" + i, "ci");
        }
        AtomicInteger most = new AtomicInteger();
        AtomicInteger under = new AtomicInteger();
        dash.simulator.inject(Faults.watched(under, most).on("ListApps").always());
        String log = names("");
        String expected = IntStream.range(100, 300).mapToObj(i -> "app-" + i).collect(Collectors.joining(", "));
        assertTrue(log.contains("names: [" + expected + "]"), log);
        assertTrue(most.get() > 1 && most.get() <= 4, most + " at a time");
        assertTrue(dash.simulator.requestCount() <= 23, dash.simulator.requestCount() + " requests");
    }

    @Test
    void readsAPageAgainThatWasLostAheadOfItsTime() throws Exception {
        for (int i = 10; i < 100; i++) {
            dash.simulator.server().addApp("app-" + i, "ci");
        }
        dash.simulator.inject(Faults.status(502).fromPage(4).times(2));
        String log = dash.run("echo \"${deDashListApps().size()}\"");
        assertTrue(log.contains("Found 90 apps."), log);
    }

    @Test
    void saysWhyALaterPageCannotBeHad() throws Exception {
        for (int i = 10; i < 100; i++) {
            dash.simulator.server().addApp("app-" + i, "ci");
        }
        dash.simulator.inject(Faults.status(500).fromPage(4).always());
        assertTrue(dash.fail("deDashListApps()").contains("failed (HTTP 500). Its own logs say why."));
    }

    @Test
    void doesNotMindWhatComesOfAPageThatIsNotThere() throws Exception {
        for (int i = 10; i < 35; i++) {
            dash.simulator.server().addApp("app-" + i, "ci");
        }
        dash.simulator.inject(Faults.status(503).fromPage(3).always());
        String log = dash.run("echo \"${deDashListApps().size()}\"");
        assertTrue(log.contains("Found 25 apps."), log);
        assertFalse(log.contains("503"), log);
    }

    @Test
    void readsAServerThatCountsFromOne() throws Exception {
        for (int i = 10; i < 60; i++) {
            dash.simulator.server().addApp("app-" + i, "ci");
        }
        dash.simulator.settings().firstPage(1);
        assertTrue(dash.run("echo \"${deDashListApps().size()}\"").contains("Found 50 apps."));
    }

    private static void nextPageIsOne(ObjectNode body) {
        ((ObjectNode) body.get("data").get("apps")).put("nextPage", 1);
    }

    @Test
    void filters() throws Exception {
        dash.simulator.server().addApp("shop-one", "ada").deployed("1", "a").running();
        dash.simulator.server().addApp("shop-two", "ci").deployed("1", "a").stopped();
        dash.simulator.server().addApp("zoo", "ci");
        assertTrue(names("prefix: 'shop-'").contains("names: [shop-one, shop-two]"));
        assertTrue(names("owner: 'ci'").contains("names: [shop-two, zoo]"));
        assertTrue(names("state: 'never deployed'").contains("names: [zoo]"));
        assertTrue(names("state: 'running', owner: 'ci'").contains("names: []"));
        assertTrue(names("allApps: false").contains("names: [shop-two, zoo]"));
    }

    @Test
    void listsOnesOwnAppsWhereAllAppsIsRefused() throws Exception {
        dash.simulator.settings().allAppsRefused(true);
        dash.simulator.server().addApp("mine", "ada");
        dash.simulator.server().addApp("other", "bob");
        assertTrue(names("credentialsId: 'dash-ada'").contains("names: [mine]"));
    }

    @Test
    void readsOnAfterALostAnswer() throws Exception {
        dash.simulator.server().addApp("shop", "ci");
        dash.simulator.inject(Faults.reset().on("ListApps"));
        String log = names("");
        assertTrue(log.contains("names: [shop]"), log);
        assertTrue(log.contains("Trying again in"), log);
    }

    @Test
    void tellsOfAnAnswerThatLacksTheApps() throws Exception {
        dash.simulator.inject(Faults.nullObjects(1).on("ListApps"));
        String log = dash.fail("deDashListApps()");
        assertTrue(log.contains("sent an answer that lacks what was asked for"), log);
    }

    @Test
    void refusesAnUnknownState() throws Exception {
        String log = dash.fail("deDashListApps state: 'broken'");
        assertTrue(
                log.contains(
                        "ERROR: state is 'broken', but has to be one of 'running', 'deploying', 'stopped', 'never deployed'."),
                log);
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void runsInAFreestyleJob() throws Exception {
        dash.simulator.server().addApp("shop-1", "ci");
        dash.simulator.server().addApp("zoo", "ci");
        ListApps operation = new ListApps();
        operation.setPrefix("shop-$BUILD_NUMBER");
        String log = dash.build(operation);
        assertTrue(log.contains("shop-1 of ci: never deployed"), log);
        assertTrue(log.contains("Found 1 app."), log);
    }
}
