package io.jenkins.plugins.dashenterprise.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SetCollaboratorsTest extends DashTest {
    private void given(String users, String teams) throws Exception {
        dash.simulator.server().addApp("shop", "ada");
        dash.run("deDashSetCollaborators app: 'shop', users: [" + users + "], teams: [" + teams + "]");
        dash.simulator.clearRequests();
    }

    private Map<String, Set<String>> collaborators() {
        return dash.simulator.server().app("shop").collaborators();
    }

    private int writes() {
        return dash.simulator.requests("addCollaborators").size()
                + dash.simulator.requests("removeCollaborators").size();
    }

    @Test
    void saysThatNobodyIsRemovedWhomTheServerDoesNotName() throws Exception {
        given("'bob'", "");
        String sentence =
                "does not tell all users and teams that may view app 'shop': whom it does not name is not removed.";
        assertFalse(
                dash.run("deDashSetCollaborators app: 'shop', users: ['bob']").contains(sentence));
        for (String part : List.of("/data/apps/apps/0", "/data/apps/apps/0/collaborators")) {
            dash.simulator.clearFaults();
            dash.simulator.inject(Faults.json("collaborators not told", body -> {
                        ObjectNode where = (ObjectNode) body.at(part);
                        where.putNull(where.has("users") ? "users" : "collaborators");
                    })
                    .on("apps"));
            assertTrue(
                    dash.run("deDashSetCollaborators app: 'shop', users: ['bob']")
                            .contains(sentence),
                    part);
        }
    }

    @Test
    void writesWhatDiffersAndNothingTheSecondTime() throws Exception {
        given("'bob', 'eve'", "'old'");
        String script = """
                def viewers = deDashSetCollaborators app: 'shop', users: ['bob', "ca${'rl'}"], teams: ['sales']
                echo "${viewers}"
                """;
        String log = dash.run(script);
        assertTrue(
                log.contains("[app:shop, users:[bob, carl], teams:[sales], addedUsers:[carl], addedTeams:[sales],"
                        + " removedUsers:[eve], removedTeams:[old]]"),
                log);
        assertTrue(log.contains("Setting the collaborators of app 'shop' on simulator"), log);
        assertTrue(
                log.contains(
                        "Collaborators of shop: added users carl, added teams sales, removed users eve, removed teams old."),
                log);
        assertEquals(Map.of("users", Set.of("bob", "carl"), "teams", Set.of("sales")), collaborators());
        assertEquals(2, writes());
        log = dash.run(script);
        assertTrue(log.contains("addedUsers:[], addedTeams:[], removedUsers:[], removedTeams:[]"), log);
        assertTrue(log.contains("Collaborators of shop: nothing to change."), log);
        assertEquals(2, writes());
    }

    @Test
    void leavesTheTeamsWhenOnlyUsersAreGiven() throws Exception {
        given("'bob'", "'sales'");
        dash.run("deDashSetCollaborators app: 'shop', users: []");
        assertEquals(Map.of("users", Set.of(), "teams", Set.of("sales")), collaborators());
    }

    @Test
    void addsAndRemovesSingleOnes() throws Exception {
        given("'bob', 'eve'", "'old'");
        dash.run(
                "deDashSetCollaborators app: 'shop', addUsers: ['carl', 'bob'], removeUsers: ['eve', 'nobody'], addTeams: ['sales'],"
                        + " removeTeams: ['old']");
        assertEquals(Map.of("users", Set.of("bob", "carl"), "teams", Set.of("sales")), collaborators());
        assertEquals(
                List.of("carl"),
                dash.simulator.requests("addCollaborators").get(0).variables().get("users"));
        assertEquals(
                List.of("eve"),
                dash.simulator
                        .requests("removeCollaborators")
                        .get(0)
                        .variables()
                        .get("users"));
    }

    @Test
    void leavesTheOwnerAlone() throws Exception {
        given("'bob'", "");
        dash.run("deDashSetCollaborators app: 'shop', users: ['ada', 'bob']");
        dash.run("deDashSetCollaborators app: 'shop', removeUsers: ['ada']");
        assertEquals(0, writes());
        assertEquals("ada", dash.simulator.server().app("shop").ownerName());
    }

    @Test
    void countsAWriteAsItsOwnWhenTheAnswerIsLost() throws Exception {
        given("'bob'", "");
        dash.simulator.inject(Faults.reset().on("addCollaborators").afterApplied());
        dash.simulator.inject(Faults.reset().on("removeCollaborators").afterApplied());
        String log = dash.run("echo \"${deDashSetCollaborators(app: 'shop', users: ['carl'])}\"");
        assertTrue(log.contains("addedUsers:[carl], addedTeams:[], removedUsers:[bob], removedTeams:[]"), log);
        assertEquals(2, writes());
    }

    @Test
    void passesOnWhatTheServerSays() throws Exception {
        given("'bob'", "");
        dash.simulator.inject(Faults.payloadError("No such user: carl.").on("addCollaborators"));
        String log = dash.fail("deDashSetCollaborators app: 'shop', users: ['carl'], teams: ['sales']");
        assertTrue(
                log.contains("App 'shop': simulator (" + dash.simulator.url()
                        + ") refused to add carl, sales: No such user: carl."),
                log);
        assertEquals(Set.of("bob"), collaborators().get("users"));
    }

    @Test
    void namesWhatWasDoneWhenARemovalIsRefused() throws Exception {
        given("'bob'", "'old'");
        dash.simulator.inject(Faults.payloadError("The directory is read-only.").on("removeCollaborators"));
        String log = dash.fail("deDashSetCollaborators app: 'shop', users: ['carl'], teams: []");
        assertTrue(
                log.contains("refused to remove bob, old: The directory is read-only."
                        + " Done before: added users carl; not done: remove users bob, remove teams old."),
                log);
        assertEquals(Set.of("bob", "carl"), collaborators().get("users"));
    }

    @Test
    void refusesBadInputAndAMissingApp() throws Exception {
        assertTrue(dash.fail("deDashSetCollaborators 'shop'")
                .contains("ERROR: There is nothing to do: give users, teams, addUsers,"));
        assertTrue(
                dash.fail("deDashSetCollaborators app: 'shop', users: ['ada'], addUsers: ['bob']")
                        .contains(
                                "ERROR: Give users, which are all that there shall be, or what to add and to remove, but not both."));
        assertTrue(dash.fail("deDashSetCollaborators app: 'shop', addTeams: ['x'], removeTeams: ['x']")
                .contains("ERROR: The team 'x' is both to be added and to be removed."));
        assertTrue(dash.fail("deDashSetCollaborators app: 'shop', users: ['']")
                .contains("ERROR: The name of a user is missing."));
        assertEquals(0, dash.simulator.requestCount());
        assertTrue(dash.fail("deDashSetCollaborators app: 'shop', users: []")
                .contains("ERROR: There is no app 'shop' on simulator"));
    }

    @Test
    void runsInAFreestyleJob() throws Exception {
        dash.simulator.server().addApp("shop", "ci");
        SetCollaborators operation = new SetCollaborators("shop");
        operation.setUsers(List.of("bob"));
        operation.setAddTeams(List.of("team-$BUILD_NUMBER"));
        String log = dash.build(operation);
        assertTrue(log.contains("added users bob, added teams team-1."), log);
        assertEquals(Set.of("team-1"), collaborators().get("teams"));
    }
}
