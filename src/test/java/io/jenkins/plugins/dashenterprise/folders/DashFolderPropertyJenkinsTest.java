package io.jenkins.plugins.dashenterprise.folders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.hudson.plugins.folder.properties.FolderCredentialsProvider.FolderCredentialsProperty;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.DomainCredentials;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Fingerprint;
import hudson.model.Item;
import hudson.model.Items;
import hudson.model.Result;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import java.util.List;
import java.util.Objects;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

@Tag("jenkins")
class DashFolderPropertyJenkinsTest extends DashTest {
    private Folder team;
    private Folder inner;
    private UsernamePasswordCredentialsImpl key;

    @BeforeEach
    void prepare() throws Exception {
        team = dash.jenkins.createProject(Folder.class, "team");
        inner = team.createProject(Folder.class, "inner");
        key = new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "team-key", null, "ada", "ada-key");
        team.addProperty(new FolderCredentialsProperty(
                new DomainCredentials[] {new DomainCredentials(Domain.global(), List.of(key))}));
    }

    private static DashFolderProperty property(String server, ServerCredentials... credentials) {
        DashFolderProperty property = new DashFolderProperty();
        property.setServer(server);
        property.setCredentials(List.of(credentials));
        return property;
    }

    private void twoServers() {
        DashEnterpriseConfiguration.get().setServers(List.of(dash.server("simulator"), dash.server("other")));
    }

    private String log(Folder folder, String script, Result result) throws Exception {
        WorkflowJob job = folder.createProject(
                WorkflowJob.class, "job" + folder.getItems().size());
        job.setDefinition(new CpsFlowDefinition(script, true));
        var run = dash.jenkins.buildAndAssertStatus(result, job);
        dash.jenkins.assertLogNotContains("\tat ", run);
        return JenkinsRule.getLog(run);
    }

    private String owner(String app) {
        return dash.simulator.server().app(app).ownerName();
    }

    @Test
    void theCredentialsOfTheNearestFolderAreUsedAndTheLogSaysSo() throws Exception {
        team.addProperty(property(null, new ServerCredentials("simulator", "team-key")));
        String log = log(inner, "deDashAddApp 'shop'", Result.SUCCESS);
        assertTrue(log.contains("Using credentials 'team-key' (folder team) for simulator"), log);
        assertEquals("ada", owner("shop"));
        inner.addProperty(property(null, new ServerCredentials("simulator", "dash-ci")));
        assertTrue(log(inner, "deDashAddApp 'other'", Result.SUCCESS)
                .contains("Using credentials 'dash-ci' (folder team/inner)"));
        assertEquals("ci", owner("other"));
    }

    @Test
    void aStepsOwnCredentialsComeFirst() throws Exception {
        team.addProperty(property(null, new ServerCredentials("simulator", "team-key")));
        assertFalse(log(team, "deDashAddApp app: 'shop', credentialsId: 'dash-ci'", Result.SUCCESS)
                .contains("(folder team)"));
        assertEquals("ci", owner("shop"));
    }

    @Test
    void aServerWithoutAnEntryKeepsItsOwnCredentials() throws Exception {
        twoServers();
        team.addProperty(property(null, new ServerCredentials("other", "team-key")));
        log(team, "deDashAddApp app: 'shop', server: 'simulator'", Result.SUCCESS);
        assertEquals("ci", owner("shop"));
    }

    @Test
    void theServerOfTheNearestFolderIsTheDefault() throws Exception {
        twoServers();
        team.addProperty(property("other"));
        assertTrue(log(inner, "deDashAddApp 'shop'", Result.SUCCESS).contains(" to other ("));
        inner.addProperty(property("simulator", new ServerCredentials("other", "team-key")));
        assertTrue(log(inner, "deDashAddApp 'shop2'", Result.SUCCESS).contains(" to simulator ("));
        assertTrue(log(inner, "deDashAddApp app: 'shop3', server: 'other'", Result.SUCCESS)
                .contains("'team-key' (folder team/inner)"));
    }

    @Test
    void aServerThatIsNotConfiguredIsNamedWithItsFolder() throws Exception {
        team.addProperty(property("gone"));
        String log = log(inner, "deDashAddApp 'shop'", Result.FAILURE);
        assertTrue(
                log.contains(
                        "Folder 'team' chooses server 'gone', which is not configured; the configured ones are: simulator."),
                log);
    }

    @Test
    void credentialsThatAreNotThereAreNamedWithTheirFolder() throws Exception {
        team.addProperty(property(null, new ServerCredentials("simulator", "nowhere")));
        String log = log(team, "deDashAddApp 'shop'", Result.FAILURE);
        assertTrue(
                log.contains(
                        "Folder 'team' chooses the credentials 'nowhere' for server 'simulator', but there are none of this id"
                                + " that the job may use for it: add them to the folder, in the global scope."),
                log);
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void credentialsOfTheSystemScopeAreNeverUsed() throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(CredentialsScope.SYSTEM, "system", null, "ci", "ci-key"));
        team.addProperty(property(null, new ServerCredentials("simulator", "system")));
        assertTrue(log(team, "deDashAddApp 'shop'", Result.FAILURE).contains("chooses the credentials 'system'"));
        assertNull(new ServerCredentials("simulator", "system").find(team));
    }

    @Test
    void twoEntriesForAServerAreRefused() throws Exception {
        team.addProperty(property(
                null, new ServerCredentials("simulator", "team-key"), new ServerCredentials("simulator", "dash-ci")));
        assertTrue(log(team, "deDashAddApp 'shop'", Result.FAILURE)
                .contains("Folder 'team' has two entries for server 'simulator'."));
    }

    @Test
    void aMultibranchProjectIsAFolderToo() throws Exception {
        WorkflowMultiBranchProject project = team.createProject(WorkflowMultiBranchProject.class, "branches");
        project.addProperty(property("simulator"));
        assertEquals("team/branches", new FolderDefaults().server(project).folder());
        assertNull(new FolderDefaults().server(team));
    }

    @Test
    void aMovedFolderTakesItsChoiceAlongAndLeavesWhatItInherited() throws Exception {
        team.addProperty(property(null, new ServerCredentials("simulator", "team-key")));
        Folder apart = dash.jenkins.createProject(Folder.class, "apart");
        inner.addProperty(property("simulator"));
        Item moved = Items.move(inner, apart);
        assertEquals("apart/inner", new FolderDefaults().server(moved).folder());
        assertNull(new FolderDefaults().credentials(moved, "simulator"));
    }

    @Test
    void aServerForCertainFoldersIsNotForOtherJobs() throws Exception {
        DashServer server = dash.server("simulator");
        server.setOnlyFolders("elsewhere\nteam/inner");
        DashEnterpriseConfiguration.get().setServers(List.of(server));
        assertTrue(log(team, "deDashAddApp app: 'shop', server: 'simulator'", Result.FAILURE)
                .contains("This job may not use the Dash Enterprise server 'simulator'"));
        team.addProperty(property("simulator", new ServerCredentials("simulator", "team-key")));
        assertTrue(log(team, "deDashAddApp 'shop'", Result.FAILURE).contains("This job may not use"));
        assertNull(new ServerCredentials("simulator", "team-key").find(team));
        log(inner, "deDashAddApp 'shop'", Result.SUCCESS);
    }

    @Test
    void theUseOfCredentialsIsRecordedForTheFolderAndTheRun() throws Exception {
        team.addProperty(property(null, new ServerCredentials("simulator", "team-key")));
        team.save();
        new CredentialsUse().onUpdated(team);
        Fingerprint saved = CredentialsProvider.getFingerprintOf(key);
        assertNotNull(saved);
        assertTrue(
                saved.getFacets().stream()
                        .anyMatch(facet -> facet.getClass().getName().contains("Item")),
                saved.getFacets() + "");
        log(team, "deDashAddApp 'shop'", Result.SUCCESS);
        assertTrue(CredentialsProvider.getFingerprintOf(key).getRangeSet("team/job2") != null);
    }

    @Test
    void survivesTheForm() throws Exception {
        DashFolderProperty before = property("simulator", new ServerCredentials("simulator", "team-key"));
        team.addProperty(before);
        dash.jenkins.configRoundtrip(team);
        DashFolderProperty after = team.getProperties().get(DashFolderProperty.class);
        assertNotNull(after);
        assertEquals("simulator", after.getServer());
        assertEquals("team-key", after.getCredentials().get(0).getCredentialsId());
        assertEquals("simulator", after.getCredentials().get(0).getServer());
    }

    @Test
    void nothingIsKeptOfAFormThatChoosesNothing() throws Exception {
        dash.jenkins.configRoundtrip(team);
        assertNull(team.getProperties().get(DashFolderProperty.class));
    }

    @Test
    void whoMayNotConfigureTheFolderSeesAndTriesNothing() {
        dash.jenkins.jenkins.setSecurityRealm(dash.jenkins.createDummySecurityRealm());
        dash.jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("developer"));
        ServerCredentials.DescriptorImpl form =
                (ServerCredentials.DescriptorImpl) Jenkins.get().getDescriptorOrDie(ServerCredentials.class);
        try (ACLContext ignored = ACL.as2(User.getById("reader", true).impersonate2())) {
            assertEquals(List.of("mine"), values(form.doFillServerItems(team, "mine")));
            assertEquals(List.of("mine"), values(form.doFillCredentialsIdItems(team, "simulator", "mine")));
            assertThrows(AccessDeniedException3.class, () -> form.doTestConnection(team, "simulator", "team-key"));
        }
        try (ACLContext ignored = ACL.as2(User.getById("developer", true).impersonate2())) {
            assertTrue(values(form.doFillServerItems(team, "")).contains("simulator"));
            assertTrue(
                    values(form.doFillCredentialsIdItems(team, "simulator", "")).contains("team-key"));
        }
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void theButtonTriesTheConfiguredServerOnly() throws Exception {
        ServerCredentials.DescriptorImpl form =
                (ServerCredentials.DescriptorImpl) Jenkins.get().getDescriptorOrDie(ServerCredentials.class);
        FormValidation connected = form.doTestConnection(team, "simulator", "team-key");
        assertEquals(FormValidation.Kind.OK, connected.kind, connected.getMessage());
        assertTrue(connected.getMessage().contains("as ada"), connected.getMessage());
        try (DashEnterpriseSimulator elsewhere = DashEnterpriseSimulator.start()) {
            assertEquals(FormValidation.Kind.ERROR, form.doTestConnection(team, elsewhere.url(), "team-key").kind);
            assertEquals(0, elsewhere.requestCount());
        }
    }

    private static List<String> values(ListBoxModel items) {
        return items.stream()
                .map(option -> option.value)
                .filter(value -> !value.isEmpty())
                .filter(Objects::nonNull)
                .toList();
    }
}
