package io.jenkins.plugins.dashenterprise.sandbox;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.ExtensionList;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import io.jenkins.plugins.dashenterprise.graphql.ServerUrl;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jenkinsci.plugins.gitclient.GitHostKeyVerificationConfiguration;
import org.jenkinsci.plugins.gitclient.verifier.ManuallyProvidedKeyVerificationStrategy;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** Runs a Jenkinsfile with the plugin's steps, and prints the build log: how to try them without a Jenkins. */
public final class RunJenkinsfile {
    private static final String JOB = "jenkinsfile";
    private static final String API_ACCOUNT = "dash-ci";
    /** A property of Jenkins. */
    private static final String WORKSPACES = "jenkins.model.Jenkins.workspacesDir";

    /** What Jenkins tells itself from others by: all runs are of one Jenkins, so that a server takes the second for the first. */
    private static final String SECRET_KEY = "the sandbox of the Dash Enterprise plugin";

    private static final Path QUICK_START = Path.of("docs/examples/quickstart.Jenkinsfile");

    private final Options options;
    private final PrintStream out;
    private final List<DashEnterpriseSimulator> simulators = new ArrayList<>();

    private RunJenkinsfile(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] arguments) throws Throwable {
        int exitCode = run(System.getenv(), System.out, System.err, arguments);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** @return 0 for a build that succeeded, 1 for another, 2 when there was none */
    static int run(Map<String, String> environment, PrintStream out, PrintStream err, String... arguments)
            throws Throwable {
        try {
            RunJenkinsfile run = new RunJenkinsfile(new Options(environment, arguments), out);
            return run.build() == Result.SUCCESS ? 0 : 1;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    private Result build() throws Throwable {
        String script = script();
        refuse(problemWithServer());
        JenkinsRule jenkins = new JenkinsRule();
        jenkins.before();
        try {
            Files.writeString(jenkins.jenkins.getRootDir().toPath().resolve("secret.key"), SECRET_KEY);
            prepareWorkspace(jenkins);
            addCredentials();
            startServers();
            return build(jenkins, script);
        } finally {
            simulators.forEach(DashEnterpriseSimulator::close);
            System.clearProperty(WORKSPACES);
            jenkins.after();
        }
    }

    private String script() throws IOException {
        Path file = options.file() == null ? Project.fromRoot(QUICK_START) : Path.of(options.file());
        refuse(Files.isRegularFile(file) ? null : "There is no Jenkinsfile " + file.toAbsolutePath() + ".");
        return Files.readString(file);
    }

    private String problemWithServer() {
        if (options.server() == null) {
            return options.allowHttp() ? "--allow-http belongs to --server." : null;
        }
        String problem = ServerUrl.problemWith(options.server(), true);
        if (problem != null) {
            return problem + ".";
        }
        URI url = URI.create(ServerUrl.normalize(options.server()));
        return url.getScheme().equalsIgnoreCase("https") || options.allowHttp() || isThisMachine(url.getHost())
                ? null
                : url + " would be sent the API key unencrypted: use https, or add --allow-http to accept that.";
    }

    private static boolean isThisMachine(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException e) {
            return false;
        }
    }

    private static void refuse(String problem) {
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
    }

    private void prepareWorkspace(JenkinsRule jenkins) throws Exception {
        Project project;
        if (options.workspace() == null) {
            project = Project.demo(jenkins.jenkins.getRootDir().toPath().resolve("workspace").resolve(JOB));
        } else {
            refuse(Files.isDirectory(options.workspace()) ? null : "There is no folder " + options.workspace() + ".");
            System.setProperty(WORKSPACES, options.workspace().toString());
            project = new Project(options.workspace());
        }
        ExtensionList.lookupSingleton(CheckedOutBranch.class).set(project.branch());
    }

    /** The first of an id counts. */
    private void addCredentials() throws IOException {
        List<StandardCredentials> credentials = SystemCredentialsProvider.getInstance().getCredentials();
        credentials.addAll(options.credentials());
        if (options.server() != null) {
            credentials.add(options.account(API_ACCOUNT));
        } else {
            credentials.add(Options.login(API_ACCOUNT, "ci", "ci-key"));
            credentials.add(Options.login("dash-git", "ci", "ci-password"));
            Secret password = Secret.fromString(UUID.randomUUID().toString());
            credentials.add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "shop-database-password", null, password));
        }
        if (Files.exists(options.knownHosts())) {
            GitHostKeyVerificationConfiguration.get().setSshHostKeyVerificationStrategy(
                    new ManuallyProvidedKeyVerificationStrategy(Files.readString(options.knownHosts())));
        }
    }

    private void startServers() {
        List<DashServer> servers = new ArrayList<>();
        if (options.server() != null) {
            servers.add(server("server", options.server()));
        } else {
            for (String name : options.simulators()) {
                simulators.add(DashEnterpriseSimulator.start());
                servers.add(server(name, simulators.get(simulators.size() - 1).url()));
            }
        }
        DashEnterpriseConfiguration.get().setServers(servers);
    }

    /** Whether it may be http was looked at before. */
    private static DashServer server(String name, String url) {
        DashServer server = new DashServer(name, url);
        server.setAllowHttp(true);
        server.setCredentialsId(API_ACCOUNT);
        return server;
    }

    private Result build(JenkinsRule jenkins, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, JOB);
        job.setDefinition(new CpsFlowDefinition(script, true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        for (int printed = 0; ; Thread.sleep(100)) {
            boolean last = !run.isLogUpdated();
            String log = JenkinsRule.getLog(run);
            int end = log.lastIndexOf('\n') + 1;
            out.print(log.substring(printed, end));
            printed = end;
            if (last) {
                MissingCredentials.hint(log).ifPresent(out::println);
                return run.getResult();
            }
        }
    }
}
