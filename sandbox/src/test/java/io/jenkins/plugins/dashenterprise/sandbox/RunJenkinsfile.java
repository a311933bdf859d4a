package io.jenkins.plugins.dashenterprise.sandbox;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** Runs a Jenkinsfile with the plugin's steps, and prints the build log: how to try them without a Jenkins. */
public final class RunJenkinsfile {
    private static final String QUICK_START = "docs/examples/quickstart.Jenkinsfile";

    private RunJenkinsfile() {}

    public static void main(String[] arguments) throws Throwable {
        int exitCode = 2;
        try {
            Options options = Options.parse(arguments);
            String script = script(options);
            exitCode = run(options, script) == Result.SUCCESS ? 0 : 1;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
        }
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    private static String script(Options options) throws IOException {
        Path file = options.file() != null
                ? Path.of(options.file())
                : Stream.of(Path.of(QUICK_START), Path.of("..", QUICK_START))
                        .filter(Files::exists)
                        .findFirst()
                        .orElse(Path.of(QUICK_START));
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no Jenkinsfile " + file.toAbsolutePath());
        }
        return Files.readString(file);
    }

    private static Result run(Options options, String script) throws Throwable {
        JenkinsRule jenkins = new JenkinsRule();
        jenkins.before();
        try {
            if (options.server() == null) {
                try (DashEnterpriseSimulator simulator = DashEnterpriseSimulator.start()) {
                    configure("simulator", simulator.url(), "ci", "ci-key", options);
                    return build(jenkins, script);
                }
            }
            String username = Options.variable("DASH_ENTERPRISE_USERNAME");
            String apiKey = Options.variable("DASH_ENTERPRISE_API_KEY");
            configure("server", options.server(), username, apiKey, options);
            return build(jenkins, script);
        } finally {
            jenkins.after();
        }
    }

    private static void configure(String name, String url, String username, String apiKey, Options options)
            throws Exception {
        DashServer server = new DashServer(name, url);
        server.setAllowHttp(url.startsWith("http:"));
        server.setCredentialsId("dash-ci");
        DashEnterpriseConfiguration.get().setServers(List.of(server));
        List<StandardCredentials> credentials = SystemCredentialsProvider.getInstance().getCredentials();
        credentials.add(
                new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "dash-ci", null, username, apiKey));
        options.secrets()
                .forEach((id, secret) -> credentials.add(
                        new StringCredentialsImpl(CredentialsScope.GLOBAL, id, null, Secret.fromString(secret))));
        SystemCredentialsProvider.getInstance().save();
    }

    private static Result build(JenkinsRule jenkins, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "jenkinsfile");
        job.setDefinition(new CpsFlowDefinition(script, true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        for (int printed = 0; ; Thread.sleep(100)) {
            boolean last = !run.isLogUpdated();
            String log = JenkinsRule.getLog(run);
            int end = log.lastIndexOf('\n') + 1;
            System.out.print(log.substring(printed, end));
            printed = end;
            if (last) {
                return run.getResult();
            }
        }
    }
}
