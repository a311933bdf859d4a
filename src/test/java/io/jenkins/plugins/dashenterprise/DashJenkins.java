package io.jenkins.plugins.dashenterprise;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import io.jenkins.plugins.dashenterprise.operations.Operation;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.ServerVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** A Jenkins that knows one Dash Enterprise, which is simulated: server {@code simulator}, credentials {@code dash-ci}. */
public final class DashJenkins implements AutoCloseable {
    public final JenkinsRule jenkins;
    public final DashEnterpriseSimulator simulator;

    public DashJenkins(JenkinsRule jenkins) throws Exception {
        this(jenkins, DashEnterpriseSimulator.start());
    }

    /** With a simulator that outlives this Jenkins. */
    public DashJenkins(JenkinsRule jenkins, DashEnterpriseSimulator simulator) throws Exception {
        this.jenkins = jenkins;
        this.simulator = simulator;
        addUser("dash-ci", "ci", "ci-key");
        addUser("dash-ada", "ada", "ada-key");
        DashEnterpriseConfiguration.get().setServers(List.of(server("simulator")));
    }

    /** A configured server of the simulator's URL. */
    public DashServer server(String name) {
        return server(name, simulator.url());
    }

    /** A configured server of another URL. */
    public static DashServer server(String name, String url) {
        DashServer server = new DashServer(name, url);
        server.setAllowHttp(true);
        server.setCredentialsId("dash-ci");
        return server;
    }

    /** From now on the only server is a Dash Enterprise 5 by this name, for which nothing is configured but its address. */
    public void makeFive(String name) {
        simulator.settings().version(ServerVersion.DASH_ENTERPRISE_5);
        DashServer five = server(name);
        five.setGeneration(5);
        five.setCredentialsId(null);
        DashEnterpriseConfiguration.get().setServers(List.of(five));
    }

    /** Where a job works on the built-in node. */
    public Path workspace(Job<?, ?> job) {
        return jenkins.jenkins.getRootDir().toPath().resolve("workspace/" + job.getFullName());
    }

    public static void addUser(String id, String username, String apiKey) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, id, null, username, apiKey));
        SystemCredentialsProvider.getInstance().save();
    }

    public void addSecret(String id, String value) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, id, null, Secret.fromString(value)));
        SystemCredentialsProvider.getInstance().save();
    }

    public void addFile(String id, String name, String content) throws Exception {
        SecretBytes bytes = SecretBytes.fromRawBytes(content.getBytes(StandardCharsets.UTF_8));
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new FileCredentialsImpl(CredentialsScope.GLOBAL, id, null, name, bytes));
        SystemCredentialsProvider.getInstance().save();
    }

    /** Runs a scripted Pipeline in the Groovy sandbox, which has to succeed, and returns its log. */
    public String run(String script) throws Exception {
        return JenkinsRule.getLog(jenkins.buildAndAssertSuccess(pipeline(script)));
    }

    /** Runs a scripted Pipeline in the Groovy sandbox, which has to fail without a stack trace, and returns its log. */
    public String fail(String script) throws Exception {
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, pipeline(script));
        return sentence(run);
    }

    public WorkflowJob pipeline(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    /** Runs a freestyle job, which has to succeed, and returns its log. */
    public String build(Operation... operations) throws Exception {
        return JenkinsRule.getLog(jenkins.buildAndAssertSuccess(freestyle(operations)));
    }

    /** Runs a freestyle job, which has to fail without a stack trace, and returns its log. */
    public String failBuild(Operation... operations) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, freestyle(operations));
        return sentence(build);
    }

    public FreeStyleProject freestyle(Operation... operations) throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject();
        project.getBuildersList().addAll(List.of(operations));
        return project;
    }

    private String sentence(Run<?, ?> run) throws Exception {
        jenkins.assertLogContains("ERROR: ", run);
        jenkins.assertLogNotContains("\tat ", run);
        return JenkinsRule.getLog(run);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
