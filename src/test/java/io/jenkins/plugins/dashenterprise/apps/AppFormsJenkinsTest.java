package io.jenkins.plugins.dashenterprise.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.access.SetCollaborators;
import io.jenkins.plugins.dashenterprise.operations.OperationStep;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The forms of the operations on apps as a browser has them: lists, maps, and fields that leave what there is. */
@Tag("jenkins")
@WithJenkins
class AppFormsJenkinsTest {
    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) {
        jenkins = rule;
    }

    private static UpdateApp updateApp() {
        UpdateApp operation = new UpdateApp("shop");
        operation.setTitle("Shop");
        operation.setTags(List.of("sales", "europe"));
        operation.setPermissionLevel("authenticated");
        operation.setShowInPortal(false);
        operation.setSortRank(3);
        operation.setContact(Map.of("name", "Ada"));
        operation.setThumbnail("images/shop.png");
        return operation;
    }

    @Test
    void aBlankDescriptionLeavesEverything() throws Exception {
        UpdateApp after = jenkins.configRoundtrip(new UpdateApp("shop"));
        assertNull(after.getTitle());
        assertNull(after.getDescription());
        assertNull(after.getTags());
        assertNull(after.getPermissionLevel());
        assertNull(after.getShowInPortal());
        assertNull(after.getSortRank());
        assertNull(after.getContact());
        assertNull(after.getThumbnail());
    }

    @Test
    void aDescriptionIsKept() throws Exception {
        UpdateApp after = jenkins.configRoundtrip(updateApp());
        assertEquals("Shop", after.getTitle());
        assertNull(after.getDescription());
        assertEquals(List.of("sales", "europe"), after.getTags());
        assertEquals("authenticated", after.getPermissionLevel());
        assertEquals(false, after.getShowInPortal());
        assertEquals(3, after.getSortRank());
        assertEquals(Map.of("name", "Ada"), after.getContact());
        assertEquals("images/shop.png", after.getThumbnail());
    }

    @Test
    void collaboratorsAreKept() throws Exception {
        SetCollaborators after = jenkins.configRoundtrip(new SetCollaborators("shop"));
        assertNull(after.getUsers());
        assertNull(after.getTeams());
        SetCollaborators before = new SetCollaborators("shop");
        before.setUsers(List.of("ada", "bob"));
        before.setAddTeams(List.of("sales"));
        before.setRemoveTeams(List.of("old"));
        after = jenkins.configRoundtrip(before);
        assertEquals(List.of("ada", "bob"), after.getUsers());
        assertNull(after.getTeams());
        assertEquals(List.of("sales"), after.getAddTeams());
        assertEquals(List.of("old"), after.getRemoveTeams());
    }

    @Test
    void theOthersAreKept() throws Exception {
        AppInfo info = new AppInfo("shop");
        info.setFields(List.of("owner", "logs"));
        assertEquals(List.of("owner", "logs"), jenkins.configRoundtrip(info).getFields());
        DeleteApp delete = new DeleteApp("shop");
        delete.setIfMissing("fail");
        delete.setWithServices(true);
        jenkins.assertEqualDataBoundBeans(delete, jenkins.configRoundtrip(delete));
        AppLogs logs = new AppLogs("shop");
        logs.setLast(7);
        assertEquals(7, jenkins.configRoundtrip(logs).getLast());
        ListApps list = new ListApps();
        assertTrue(jenkins.configRoundtrip(list).isAllApps());
        list.setAllApps(false);
        list.setPrefix("shop-");
        list.setState("never deployed");
        jenkins.assertEqualDataBoundBeans(list, jenkins.configRoundtrip(list));
    }

    @Test
    void snippetsAreWrittenAndRead() throws Exception {
        SnippetizerTester tester = new SnippetizerTester(jenkins);
        tester.assertRoundTrip(new OperationStep(new ListApps()), "deDashListApps()");
        tester.assertRoundTrip(new OperationStep(new UpdateApp("shop")), "deDashUpdateApp app: 'shop'");
        tester.assertRoundTrip(
                new OperationStep(updateApp()),
                "deDashUpdateApp app: 'shop', contact: [name: 'Ada'], permissionLevel: 'authenticated', showInPortal: false,"
                        + " sortRank: 3, tags: ['sales', 'europe'], thumbnail: 'images/shop.png', title: 'Shop'");
    }
}
