package io.jenkins.plugins.dashenterprise.folders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.hudson.plugins.folder.properties.FolderCredentialsProvider.FolderCredentialsProperty;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsParameterDefinition;
import com.cloudbees.plugins.credentials.CredentialsParameterValue;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.DomainCredentials;
import com.cloudbees.plugins.credentials.domains.HostnamePortSpecification;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Fingerprint;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.apps.AddApp;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

@Tag("jenkins")
class FolderCredentialsJenkinsTest extends DashTest {
    private JenkinsRule jenkins;
    private Folder folder;
    private StandardUsernamePasswordCredentials credentials;

    @BeforeEach
    void prepare() throws Exception {
        jenkins = dash.jenkins;
        folder = dash.jenkins.createProject(Folder.class, "team");
        credentials = new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "team-key", null, "ada", "ada-key");
        folder.addProperty(new FolderCredentialsProperty(
                new DomainCredentials[] {new DomainCredentials(Domain.global(), List.of(credentials))}));
    }

    private WorkflowJob job(WorkflowJob job) throws Exception {
        job.setDefinition(new CpsFlowDefinition("deDashAddApp app: 'shop', credentialsId: 'team-key'", true));
        return job;
    }

    @Test
    void areFoundByAJobOfTheFolderAndTheirUseIsRecorded() throws Exception {
        WorkflowJob inside = job(folder.createProject(WorkflowJob.class, "inside"));
        jenkins.buildAndAssertSuccess(inside);
        assertEquals("ada", dash.simulator.server().app("shop").ownerName());
        Fingerprint use = CredentialsProvider.getFingerprintOf(credentials);
        assertNotNull(use);
        assertNotNull(use.getRangeSet(inside.getFullName()));
    }

    @Test
    void areChosenByACredentialsParameter() throws Exception {
        FreeStyleProject job = folder.createProject(FreeStyleProject.class, "parameterized");
        job.addProperty(new ParametersDefinitionProperty(new CredentialsParameterDefinition(
                "KEY", null, "team-key", StandardUsernamePasswordCredentials.class.getName(), true)));
        AddApp operation = new AddApp("shop");
        operation.setCredentialsId("${KEY}");
        job.getBuildersList().add(operation);
        jenkins.buildAndAssertSuccess(job);
        assertEquals("ada", dash.simulator.server().app("shop").ownerName());
    }

    @Test
    void areNotFoundByAJobElsewhere() throws Exception {
        var run =
                jenkins.buildAndAssertStatus(Result.FAILURE, job(jenkins.createProject(WorkflowJob.class, "outside")));
        jenkins.assertLogContains("There are no credentials 'team-key' that this job may use", run);
        jenkins.assertLogNotContains("\tat ", run);
        assertEquals(0, dash.simulator.requestCount());
    }

    @Test
    void areChosenByAParameterOfTheBuild() throws Exception {
        WorkflowJob job = dash.pipeline("deDashAddApp app: 'shop', credentialsId: '${DASH_KEY}'");
        job.addProperty(new ParametersDefinitionProperty(new CredentialsParameterDefinition(
                "DASH_KEY", null, "dash-ci", StandardUsernamePasswordCredentials.class.getName(), true)));
        var chosen = new ParametersAction(new CredentialsParameterValue("DASH_KEY", "dash-ada", null));
        jenkins.assertBuildStatusSuccess(job.scheduleBuild2(0, chosen));
        assertEquals("ada", dash.simulator.server().app("shop").ownerName());
    }

    @Test
    void ofAnotherTypeAreNotTaken() throws Exception {
        dash.addSecret("text", "hush");
        String log = dash.fail("deDashAddApp app: 'shop', credentialsId: 'text'");
        assertTrue(log.contains("The credentials 'text' are of another type: user name with password is needed."), log);
    }

    @Test
    void ofADomainServeItsServersOnly() throws Exception {
        CredentialsStore store =
                CredentialsProvider.lookupStores(jenkins.jenkins).iterator().next();
        store.addDomain(domain("here", "127.0.0.1:*"), credentials("here-key"));
        store.addDomain(domain("elsewhere", "dash.example.com"), credentials("elsewhere-key"));
        dash.run("deDashAddApp app: 'shop', credentialsId: 'here-key'");
        String log = dash.fail("deDashAddApp app: 'shop', credentialsId: 'elsewhere-key'");
        assertTrue(log.contains("There are no credentials 'elsewhere-key' that this job may use for simulator"), log);
    }

    private static Domain domain(String name, String host) {
        return new Domain(name, null, List.of(new HostnamePortSpecification(host, null)));
    }

    private static Credentials credentials(String id) throws Exception {
        return new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, id, null, "ci", "ci-key");
    }
}
