package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.hudson.plugins.folder.properties.FolderCredentialsProvider.FolderCredentialsProperty;
import com.cloudbees.plugins.credentials.CredentialsParameterDefinition;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Fingerprint;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import io.jenkins.plugins.dashenterprise.DashJenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@Tag("jenkins")
@WithJenkins
class FolderCredentialsJenkinsTest {
    private JenkinsRule jenkins;
    private DashJenkins dash;
    private Folder folder;
    private StandardUsernamePasswordCredentials credentials;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        dash = new DashJenkins(rule);
        folder = rule.createProject(Folder.class, "team");
        credentials = new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "team-key", null, "ada", "ada-key");
        FolderCredentialsProperty property = new FolderCredentialsProperty(new java.util.ArrayList<>());
        folder.addProperty(property);
        CredentialsStore store = property.getStore();
        store.addCredentials(Domain.global(), credentials);
    }

    @AfterEach
    void stop() {
        dash.close();
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
        var run = jenkins.buildAndAssertStatus(
                Result.FAILURE, job(jenkins.createProject(WorkflowJob.class, "outside")));
        jenkins.assertLogContains("There are no credentials 'team-key' that this job may use", run);
        jenkins.assertLogNotContains("\tat ", run);
        assertEquals(0, dash.simulator.requestCount());
    }
}
