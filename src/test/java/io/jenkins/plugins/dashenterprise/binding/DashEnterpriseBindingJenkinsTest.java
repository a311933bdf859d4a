package io.jenkins.plugins.dashenterprise.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.hudson.plugins.folder.properties.FolderCredentialsProvider.FolderCredentialsProperty;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.DomainCredentials;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.tasks.Shell;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.FilesWithSecrets;
import io.jenkins.plugins.dashenterprise.apps.AddApp;
import io.jenkins.plugins.dashenterprise.folders.DashFolderProperty;
import io.jenkins.plugins.dashenterprise.folders.ServerCredentials;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

@Tag("jenkins")
class DashEnterpriseBindingJenkinsTest extends DashTest {

    private void assertBound(String log, String user) {
        assertTrue(log.contains("DASH_ENTERPRISE_HOST=" + dash.simulator.url().replace("http://", "") + "\n"), log);
        assertTrue(log.contains("DASH_ENTERPRISE_USERNAME=" + user + "\n"), log);
        assertTrue(log.contains("DASH_ENTERPRISE_PASSWORD=****\n"), log);
        assertTrue(log.contains("DE_PACKAGES_URL=" + dash.simulator.url() + "/packages\n"), log);
        assertFalse(log.contains(user + "-key"), log);
    }

    @Test
    void theEnvironmentOfACommandIsBoundAndTheLogIsMasked() throws Exception {
        String log = dash.run(
                "node { withDashEnterprise(server: 'simulator') { sh 'env'; sh 'echo $DASH_ENTERPRISE_PASSWORD | base64' } }");
        assertBound(log, "ci");
        assertFalse(log.contains("Y2kta2V5"), "in base64 either");
    }

    @Test
    void theSnippetGeneratorOffersItByItsName() throws Exception {
        String page = dash.jenkins
                .createWebClient()
                .getPage(dash.pipeline("echo 'x'"), "pipeline-syntax")
                .getWebResponse()
                .getContentAsString();
        assertTrue(page.contains("withDashEnterprise: Dash Enterprise: bind a server"), page);
        DashEnterpriseBinding binding = new DashEnterpriseBinding();
        binding.setServer("simulator");
        binding.setApp("shop");
        SnippetizerTester snippets = new SnippetizerTester(dash.jenkins);
        String written = "withDashEnterprise(app: 'shop', server: 'simulator') {\n    // some block\n}";
        snippets.assertRoundTrip(new BindingStep(binding), written);
        String form = "{'stapler-class': '" + DashEnterpriseBinding.class.getName()
                + "', 'server': 'simulator', 'app': 'shop'}";
        snippets.assertGenerateSnippet(form, written, null);
        snippets.assertGenerateSnippet(
                "{'stapler-class': '" + BindingStep.class.getName() + "', 'delegate': " + form + "}", written, null);
    }

    @Test
    void itWorksOnAnAgentAndLeavesNothingOnItsDisk() throws Exception {
        var agent = dash.jenkins.createOnlineSlave();
        String log = dash.run("node('" + agent.getNodeName() + "') { withDashEnterprise { sh 'env'; sh 'sleep 1' } }");
        assertBound(log, "ci");
        assertEquals(List.of(), FilesWithSecrets.in(java.nio.file.Path.of(agent.getRemoteFS()), List.of("ci-key")));
        assertEquals(
                List.of(),
                FilesWithSecrets.in(dash.jenkins.jenkins.getRootDir().toPath().resolve("jobs"), List.of("ci-key")));
    }

    @Test
    void itWorksInDeclarativeWhichWantsAnAppThatMayLackItsNameThoughItMayBeEmpty() throws Exception {
        String log = dash.run("""
                pipeline {
                    agent any
                    stages {
                        stage('One') {
                            steps {
                                withDashEnterprise(server: 'simulator', app: 'shop') {
                                    sh 'env'
                                    deDashAddApp ''
                                    deDashAppStatus app: '', waitFor: 'settled'
                                    deDashSetEnv vars: [DONE: 'yes']
                                    script { deDashAppStatus() }
                                }
                            }
                        }
                    }
                }
                """);
        assertBound(log, "ci");
        assertEquals("yes", dash.simulator.server().app("shop").variable("DONE"));
    }

    @Test
    void declarativeInsistsOnAnAppThatMayLackItsName() throws Exception {
        var run = dash.jenkins.buildAndAssertStatus(Result.FAILURE, dash.pipeline("""
                pipeline {
                    agent none
                    stages { stage('One') { steps { withDashEnterprise(app: 'shop') { deDashAppStatus() } } } }
                }
                """));
        dash.jenkins.assertLogContains("Missing required parameter: \"app\"", run);
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void aStepGivenItsAppAloneIsToldWhatItLacks() throws Exception {
        assertTrue(dash.fail("deDashSetMounts 'shop'").contains("ERROR: mounts is missing"));
    }

    @Test
    void branchesOfAParallelHaveTheirOwn() throws Exception {
        String log = dash.run("""
                node {
                    parallel a: { withDashEnterprise { sh 'echo "a: $DASH_ENTERPRISE_USERNAME $DASH_ENTERPRISE_PASSWORD"' } },
                             b: { withDashEnterprise(credentialsId: 'dash-ada') { sh 'echo "b: $DASH_ENTERPRISE_USERNAME $DASH_ENTERPRISE_PASSWORD"' } }
                }
                """);
        assertTrue(log.contains("a: ci ****") && log.contains("b: ada ****"), log);
    }

    @Test
    void theCredentialsOfAFolderAreBoundForItsJobs() throws Exception {
        Folder folder = dash.jenkins.createProject(Folder.class, "team");
        UsernamePasswordCredentialsImpl key =
                new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "team-key", null, "ada", "ada-key");
        folder.addProperty(new FolderCredentialsProperty(
                new DomainCredentials[] {new DomainCredentials(Domain.global(), List.of(key))}));
        DashFolderProperty choice = new DashFolderProperty();
        choice.setCredentials(List.of(new ServerCredentials("simulator", "team-key")));
        folder.addProperty(choice);
        WorkflowJob job = folder.createProject(WorkflowJob.class, "job");
        job.setDefinition(new CpsFlowDefinition("node { withDashEnterprise { sh 'env' } }", true));
        String log = JenkinsRule.getLog(dash.jenkins.buildAndAssertSuccess(job));
        assertBound(log, "ada");
        assertTrue(log.contains("Using credentials 'team-key' (folder team) for simulator"), log);
    }

    @Test
    void aFreestyleJobIsBoundAndItsFormGoesRound() throws Exception {
        FreeStyleProject project = dash.jenkins.createFreeStyleProject();
        DashEnterpriseBinding binding = new DashEnterpriseBinding();
        binding.setServer("simulator");
        binding.setApp("shop");
        binding.setCredentialsId("dash-ada");
        project.getBuildWrappersList().add(binding);
        project.getBuildersList().add(new Shell("env; echo before ada-key after"));
        project.getBuildersList().add(new AddApp(null));
        dash.jenkins.configRoundtrip(project);
        dash.jenkins.assertEqualDataBoundBeans(
                binding, project.getBuildWrappersList().get(0));
        String log = JenkinsRule.getLog(dash.jenkins.buildAndAssertSuccess(project));
        assertBound(log, "ada");
        assertTrue(log.contains("before **** after"), log);
        assertEquals("ada", dash.simulator.server().app("shop").ownerName());
    }
}
