package io.jenkins.plugins.dashenterprise.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.Sources;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.GitSsh;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedApp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command that README gives, with all that can be said to it. */
class RunJenkinsfileTest {

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) throws Exception {
        environment.putIfAbsent("HOME", folder.toString());
        try (PrintStream log = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            return RunJenkinsfile.run(environment, log, errors, arguments);
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }

    private String succeed(String... arguments) throws Exception {
        int exitCode = run(arguments);
        String log = out.toString(StandardCharsets.UTF_8);
        assertEquals(0, exitCode, log + err);
        assertTrue(log.endsWith("Finished: SUCCESS\n"), log);
        return log;
    }

    /** The build fails, and says so in a sentence. */
    private String fail(String script) throws Exception {
        assertEquals(1, run(jenkinsfile(script)));
        String log = out.toString(StandardCharsets.UTF_8);
        assertTrue(log.endsWith("Finished: FAILURE\n"), log);
        assertFalse(log.contains("\tat "), log);
        return log;
    }

    /** There is no build. */
    private String refused(String... arguments) throws Exception {
        assertEquals(2, run(arguments));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        return err.toString(StandardCharsets.UTF_8);
    }

    private String jenkinsfile(String script) throws IOException {
        return Files.writeString(folder.resolve("Jenkinsfile"), script).toString();
    }

    private DashEnterpriseSimulator startServer() {
        environment.put("DASH_ENTERPRISE_USERNAME", "ada");
        environment.put("DASH_ENTERPRISE_API_KEY", "ada-key");
        return DashEnterpriseSimulator.start();
    }

    static List<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs/examples"))) {
            return files.map(Path::toString).filter(name -> name.endsWith("Jenkinsfile")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleRuns(String example) throws Exception {
        assertTrue(succeed(example).contains("[Pipeline] deDash"));
    }

    static List<String> readme() throws IOException {
        Matcher example = Pattern.compile("(?s)```groovy\n(.*?)```").matcher(Files.readString(Path.of("README.md")));
        return example.results().map(found -> found.group(1)).toList();
    }

    @ParameterizedTest
    @MethodSource("readme")
    void everyJenkinsfileOfReadmeRuns(String script) throws Exception {
        String before = script.contains("template: 'shop'") ? "deDashAddApp 'shop'\n" : "";
        assertTrue(succeed(jenkinsfile(before + script)).contains("deployed in "));
    }

    @Test
    void theQuickStartIsWhatRunsWithoutArguments() throws Exception {
        assertTrue(succeed().contains("Created app shop."));
    }

    @Test
    void theDemoAppIsDeployedWhenNoOtherIsGiven() throws Exception {
        String log = succeed(jenkinsfile("node { checkout scm; deDashDeploy app: \"demo-$BRANCH_NAME\", gitCredentialsId: 'dash-git',"
                + " create: true; deDashSetEnv app: \"demo-$BRANCH_NAME\", file: 'production.env' }"));
        assertTrue(log.contains("App demo-main runs revision "), log);
        assertTrue(log.contains("Environment of demo-main: set LOG_LEVEL"), log);
    }

    @Test
    void onesOwnRepositoryIsDeployedFromTheBranchThatIsCheckedOut() throws Exception {
        String commit = Sources.commit(folder.resolve("own"), Sources.APP);
        try (Git git = Git.open(folder.resolve("own").toFile())) {
            git.checkout().setCreateBranch(true).setName("fares").call();
        }
        String script = "node { deDashDeploy app: \"own-${env.BRANCH_NAME}\", gitCredentialsId: 'dash-git', create: true }";
        String log = succeed(jenkinsfile(script), "--workspace", folder.resolve("own").toString());
        assertTrue(log.contains("Running on Jenkins in " + folder.resolve("own") + "\n"), log);
        assertTrue(log.contains("App own-fares runs revision " + commit), log);
    }

    @Test
    void aFolderWithoutRepositoryHasFilesButNoBranchAndNothingToDeploy() throws Exception {
        Files.writeString(Files.createDirectory(folder.resolve("plain")).resolve("my.env"), "COLOUR=blue\n");
        String script = "node { deDashAddApp 'shop'; deDashSetEnv app: 'shop', file: 'my.env'; echo \"branch ${env.BRANCH_NAME}\" }";
        String log = succeed(jenkinsfile(script), "--workspace", folder.resolve("plain").toString());
        assertTrue(log.contains("set COLOUR"), log);
        assertTrue(log.contains("branch null"), log);
        assertEquals(1, run(jenkinsfile("node { checkout scm }"), "--workspace", folder.resolve("plain").toString()));
    }

    @Test
    void testAndProductionAreTwoServersWhereThatIsWanted() throws Exception {
        String script = "node { for (each in ['test', 'production']) {"
                + " deDashDeploy server: each, app: 'shop', gitCredentialsId: 'dash-git', create: true } }";
        String log = succeed(jenkinsfile(script), "--simulate", "test", "--simulate", "production");
        assertTrue(log.contains("Adding app 'shop' to test ("), log);
        assertTrue(log.contains("Adding app 'shop' to production ("), log);
    }

    @Test
    void aPasswordForGitComesFromTheEnvironment() throws Exception {
        environment.put("GIT_PASSWORD", "ada-password");
        try (DashEnterpriseSimulator server = startServer()) {
            SimulatedApp app = server.server().addApp("shop", "ada");
            String log = succeed("docs/examples/deploy.Jenkinsfile", "--server", server.url(), "--credentials", "dash-git=ada:GIT_PASSWORD");
            assertTrue(log.contains(server.url() + "/shop runs " + app.variable("GIT_REV") + ", deployed: true"), log);
            assertFalse(log.contains("ada-password"), log);
        }
    }

    @Test
    void aPrivateKeyDeploysBySshToAServerThatIsKnown() throws Exception {
        KeyPair key = GitSsh.newKey();
        environment.put("GIT_KEY", "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----\n");
        try (DashEnterpriseSimulator server = startServer(); GitSsh ssh = server.startSsh()) {
            server.server().addApp("shop", "ada");
            server.server().user("ada").sshKeys(PublicKeyEntry.toString(key.getPublic()));
            Files.writeString(Files.createDirectory(folder.resolve(".ssh")).resolve("known_hosts"), ssh.knownHost() + "\n");
            String script = "node { deDashDeploy app: 'shop', gitCredentialsId: 'my-key', sshPort: " + ssh.port() + " }";
            String log = succeed(jenkinsfile(script), "--server", server.url(), "--credentials", "my-key=anybody:GIT_KEY");
            assertTrue(log.contains("App shop runs revision "), log);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            deDashDeploy app: 'shop', gitCredentialsId: 'mine'      | --credentials mine=USER:VARIABLE
            deDashSetEnv app: 'shop', secrets: [A: 'mine']          | --secret mine=VARIABLE
            """)
    void howToGiveTheCredentialsThatWereMissingIsSaidBehindTheBuild(String step, String option) throws Exception {
        assertEquals(1, run(jenkinsfile("deDashAddApp 'shop'\nnode { " + step + " }")));
        String log = out.toString(StandardCharsets.UTF_8);
        assertTrue(log.contains("Finished: FAILURE\nIn the sandbox credentials come from the command line: " + option + ", where"), log);
    }

    @Test
    void twoRunsAreOneJenkins() throws Exception {
        environment.put("GIT_PASSWORD", "ada-password");
        try (DashEnterpriseSimulator server = startServer()) {
            server.server().addApp("shop", "ada");
            String[] again = {jenkinsfile("node { deDashReviewApp template: 'shop', gitCredentialsId: 'mine' }"),
                "--server", server.url(), "--credentials", "mine=ada:GIT_PASSWORD"};
            succeed(again);
            succeed(again);
            assertEquals(2, server.server().apps().size());
        }
    }

    @Test
    void anAppThatRunsHasALog() throws Exception {
        String log = succeed(jenkinsfile("node { deDashDeploy app: 'shop', gitCredentialsId: 'dash-git', create: true }\ndeDashAppLogs 'shop'"));
        assertTrue(log.contains("  app[web.1]: [1] [INFO] Starting gunicorn"), log);
    }

    @Test
    void theLogOfAFailedDeploySaysWhy() throws Exception {
        Sources.commit(folder.resolve("own"), Map.of("requirements.txt", "dash\n"));
        String script = "node { catchError(buildResult: null) { deDashDeploy app: 'shop', gitCredentialsId: 'dash-git', create: true }\n"
                + "deDashAppLogs 'shop' }";
        String log = succeed(jenkinsfile(script), "--workspace", folder.resolve("own").toString());
        assertTrue(log.contains("  cat: /app/Procfile: No such file or directory\n   !     exit status 1\n"), log);
    }

    @Test
    void givenCredentialsComeBeforeThoseOfTheDemo() throws Exception {
        environment.put("WRONG", "not-the-password");
        assertEquals(1, run("docs/examples/deploy.Jenkinsfile", "--credentials", "dash-git=ci:WRONG"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("password of 'ci' was not accepted"), out::toString);
    }

    @Test
    void aSecretComesFromTheEnvironment() throws Exception {
        environment.put("PW", "hush-hush");
        try (DashEnterpriseSimulator server = startServer()) {
            String log = succeed("--secret", "shop-database-password=PW", "--server", server.url());
            assertEquals("hush-hush", server.server().app("shop").variable("DATABASE_PASSWORD"));
            assertFalse(log.contains("hush-hush"), log);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://dash.example.com", "http://192.0.2.7:8090", "http://127.0.0.1.example.com"})
    void httpToAnotherMachineIsRefused(String url) throws Exception {
        String refusal = refused("--server", url);
        assertTrue(refusal.contains("unencrypted: use https, or add --allow-http to accept that."), refusal);
    }

    @Test
    void httpToAnotherMachineIsAccepted() throws Exception {
        startServer().close();
        succeed(jenkinsfile("echo 'hello'"), "--server", "http://dash.example.com", "--allow-http");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8090", "http://127.0.0.2", "http://[::1]:8090", "https://dash.example.com"})
    void httpsAndThisMachineNeedNoMore(String url) throws Exception {
        startServer().close();
        succeed(jenkinsfile("echo 'hello'"), "--server", url);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --sever https://dash.example.com                  | Not understood: --sever
            a.Jenkinsfile b.Jenkinsfile                       | Not understood: b.Jenkinsfile
            --server                                          | --server needs a value.
            --server dash.example.com                         | 'dash.example.com' is not the URL of a server
            --server https://dash.example.com                 | The environment variable that --server needs is not set.
            --allow-http                                      | --allow-http belongs to --server.
            --secret shop-database-password=hush!             | --secret is not understood: the secret itself is not written there
            --secret shop-database-password=hush              | The environment variable that --secret shop-database-password needs is not set.
            --credentials dash-git=hush                       | --credentials is not understood
            --credentials dash-git=ada:hush!                  | --credentials is not understood
            --credentials dash-git=ada:hush                   | The environment variable that --credentials dash-git needs is not set.
            --workspace no/such/folder                        | There is no folder
            no.Jenkinsfile                                    | There is no Jenkinsfile
            """)
    void saysWhatIsWrongWithTheCommand(String arguments, String sentence) throws Exception {
        String refusal = refused(arguments.split(" "));
        assertTrue(refusal.contains(sentence), refusal);
        assertFalse(refusal.contains("hush"), refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deDashSetEvn app: 'shop', vars: [A: 'hush']", "pipeline { agent none\nstages { stage('A') { steps { deDashSetEvn 'hush' } } } }"})
    void anUnknownStepIsAnsweredWithTheNearestAndAllKnownOnes(String script) throws Exception {
        String log = fail(script);
        assertTrue(log.contains("There is no step 'deDashSetEvn' in the sandbox. Did you mean 'deDashSetEnv'? It knows "), log);
        assertTrue(log.contains(", checkout, deDashAddApp, "), log);
        assertTrue(log.contains(", writeFile; steps of further plugins need a real Jenkins.\n"), log);
        assertFalse(log.contains("hush"), log);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            deDashSetEnv app: 'shop', vasr: [A: 'hush']  | deDashSetEnv has no parameter vasr; it has app, credentialsId, dryRun, file, global,
            deDashAddApp(nme: 'hush', fiExists: 'hush')  | deDashAddApp has no parameter fiExists, nme; it has app, credentialsId, dryRun, ifExists, server
            deDashAddApp 'shop', 'hush'                  | deDashAddApp takes its parameters by name
            deDashDeploy 'shop', 'hush'                  | deDashDeploy(name: 'value', other: 'value').
            deDashAppStatus 'shop', 'hush'               | other: 'value'); only app may be given alone and without its name.
            deDashSetEnv app: 'shop', vars: 'hush'       | vars is a text, but has to be a map of texts.
            echo messag: 'hush'                          | echo has no parameter messag in the sandbox; it has message.
            """)
    void aCallThatDoesNotFitIsAnsweredWithTheKnownNames(String script, String sentence) throws Exception {
        String log = fail(script);
        assertTrue(log.contains(sentence), log);
        assertFalse(log.contains("hush"), log);
    }
}
