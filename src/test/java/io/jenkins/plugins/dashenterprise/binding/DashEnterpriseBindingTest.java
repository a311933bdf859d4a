package io.jenkins.plugins.dashenterprise.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.dashenterprise.DashJenkins;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.apps.AddApp;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

class DashEnterpriseBindingTest extends DashTest {
    private static final String PRINT = "echo \"${env.DASH_ENTERPRISE_HOST} ${env.DASH_ENTERPRISE_USERNAME}"
            + " ${env.DASH_ENTERPRISE_PASSWORD} ${env.DE_PACKAGES_URL} ${env.DASH_ENTERPRISE_PASSWORD == 'ci-key'}\"";

    private String host() {
        return dash.simulator.url().replace("http://", "");
    }

    @Test
    void commandsFindTheServerInTheirVariablesAndTheLogHasNoPassword() throws Exception {
        String log = dash.run("withDashEnterprise { " + PRINT + " }\necho \"after: ${env.DASH_ENTERPRISE_HOST}\"");
        assertTrue(log.contains("\n" + host() + " ci **** " + dash.simulator.url() + "/packages true\n"), log);
        assertTrue(log.contains("\nafter: null"), log);
        assertFalse(log.contains("ci-key"), log);
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void thePasswordIsMaskedInBase64AndInAStepsOwnWordsToo() throws Exception {
        String log = dash.run("withDashEnterprise { echo 'Y2kta2V5 and Y2k6Y2kta2V5 and before ci-key after' }");
        assertTrue(log.contains("\n**** and **** and before **** after\n"), log);
    }

    @Test
    void theCredentialsOfTheBlockAreChosenOverTheServersOwn() throws Exception {
        String log = dash.run("withDashEnterprise(credentialsId: 'dash-ada') { " + PRINT + " }");
        assertTrue(log.contains(host() + " ada ****"), log);
        String missing = dash.fail("withDashEnterprise(credentialsId: 'gone') { echo 'inside' }");
        assertTrue(
                missing.contains("ERROR: There are no credentials 'gone' that this job may use for simulator"),
                missing);
        assertFalse(missing.contains("inside"), missing);
    }

    @Test
    void aServerThatIsAFiveIsBoundAsWell() throws Exception {
        DashServer five = dash.server("production");
        five.setGeneration(5);
        DashEnterpriseConfiguration.get().setServers(List.of(dash.server("test"), five));
        String log = dash.run("withDashEnterprise(server: 'production') { " + PRINT + " }");
        assertTrue(log.contains(host() + " ci ****"), log);
        String unknown = dash.fail("withDashEnterprise { echo 'inside' }");
        assertTrue(unknown.contains("There is more than one Dash Enterprise server: say server:"), unknown);
        String refused = dash.fail("withDashEnterprise(server: 'production') { deDashAddApp 'shop' }");
        assertTrue(refused.contains("ERROR: Server 'production' is Dash Enterprise 5."), refused);
    }

    @Test
    void stepsInsideTakeServerCredentialsAndAppOfTheBlock() throws Exception {
        DashEnterpriseConfiguration.get()
                .setServers(List.of(DashJenkins.server("test", "http://127.0.0.1:1"), dash.server("production")));
        String log = dash.run("""
                withDashEnterprise(server: 'production', app: 'shop', credentialsId: 'dash-ada') {
                    deDashAddApp()
                    echo "inside: ${deDashAppStatus().name}"
                    deDashAddApp app: 'report', server: 'production'
                }
                """);
        assertTrue(log.contains("Created app shop.") && log.contains("\ninside: shop"), log);
        assertEquals("ada", dash.simulator.server().app("shop").ownerName());
        assertEquals(
                "ci", dash.simulator.server().app("report").ownerName(), "who names a server gets its credentials");
    }

    @Test
    void aBlockInAnotherTakesFromItWhatItDoesNotSay() throws Exception {
        DashEnterpriseConfiguration.get().setServers(List.of(dash.server("test"), dash.server("production")));
        String log = dash.run("""
                withDashEnterprise(server: 'production', app: 'shop', credentialsId: 'dash-ada') {
                    withDashEnterprise(app: 'sales') {
                        deDashAddApp()
                        echo "as ${env.DASH_ENTERPRISE_USERNAME}"
                    }
                    withDashEnterprise(server: 'test') {
                        deDashAddApp()
                        echo "then as ${env.DASH_ENTERPRISE_USERNAME}"
                    }
                }
                """);
        assertTrue(log.contains("\nas ada\n") && log.contains("\nthen as ci\n"), log);
        assertEquals("ada", dash.simulator.server().app("sales").ownerName());
        assertEquals("ci", dash.simulator.server().app("shop").ownerName());
    }

    @Test
    void whoNamesNoAppAnywhereIsToldSo() throws Exception {
        String log = dash.fail("withDashEnterprise { deDashAddApp() }");
        assertTrue(log.contains("ERROR: The name of the app is missing."), log);
        String named = dash.fail("withDashEnterprise(app: 'shop') { deDashAppStatus() }");
        assertTrue(named.contains("There is no app 'shop' on"), named);
        assertTrue(dash.run("withDashEnterprise(app: 'shop') { deDashServerInfo() }")
                .contains("Finished: SUCCESS"));
    }

    @Test
    void branchesOfAParallelHaveTheirOwn() throws Exception {
        dash.run("""
                parallel a: { withDashEnterprise(app: 'shop') { deDashAddApp() } },
                         b: { withDashEnterprise(app: 'sales', credentialsId: 'dash-ada') { deDashAddApp() } }
                """);
        assertEquals("ci", dash.simulator.server().app("shop").ownerName());
        assertEquals("ada", dash.simulator.server().app("sales").ownerName());
    }

    @Test
    void aFreestyleBuildIsBoundFromItsBeginning() throws Exception {
        AddApp step = new AddApp(null);
        FreeStyleProject project = dash.freestyle(step);
        DashEnterpriseBinding binding = new DashEnterpriseBinding();
        binding.setApp("shop-$BUILD_NUMBER");
        binding.setCredentialsId("dash-ada");
        project.getBuildWrappersList().add(binding);
        dash.jenkins.buildAndAssertSuccess(project);
        assertEquals("ada", dash.simulator.server().app("shop-1").ownerName());
    }

    @Test
    void aFreestyleBuildWithoutCredentialsFailsWithASentence() throws Exception {
        FreeStyleProject project = dash.freestyle(new AddApp("shop"));
        DashEnterpriseBinding binding = new DashEnterpriseBinding();
        binding.setCredentialsId("gone");
        project.getBuildWrappersList().add(binding);
        String log = JenkinsRule.getLog(dash.jenkins.buildAndAssertStatus(Result.FAILURE, project));
        assertTrue(log.contains("ERROR: There are no credentials 'gone' that this job may use for simulator"), log);
        assertFalse(log.contains("\tat "), log);
        assertEquals(0, dash.simulator.requestCount());
    }
}
