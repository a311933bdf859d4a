package io.jenkins.plugins.dashenterprise.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.slaves.EnvironmentVariablesNodeProperty;
import hudson.slaves.EnvironmentVariablesNodeProperty.Entry;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.FilesWithSecrets;
import io.jenkins.plugins.dashenterprise.Sources;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import io.jenkins.plugins.dashenterprise.simulator.ServerVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

/** The Jenkinsfile with the vendor's command, as it stands on the page on Dash Enterprise 5; the command is a stand-in. */
@Tag("jenkins")
class FivePipelineJenkinsTest extends DashTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```groovy\n(pipeline .*?)```");

    /** Makes a virtual environment of two commands, which say what they were called with and what they find. */
    private static final String PYTHON = """
            #!/bin/sh
            test "$1 $2" = "-m venv" || exit 1
            mkdir -p "$3/bin"
            for command in pip de; do
                cat > "$3/bin/$command" <<'END'
            #!/bin/sh
            echo "$(basename "$0") $*"
            echo "host $DASH_ENTERPRISE_HOST, user $DASH_ENTERPRISE_USERNAME, password $DASH_ENTERPRISE_PASSWORD"
            test "$DASH_ENTERPRISE_PASSWORD" = ci-password && echo "the password is the right one"
            case "$*" in
                *"apps exists"*) test -e created || echo "App [shop] does not exist on [$DASH_ENTERPRISE_HOST]." ;;
                *"apps create"*) touch created && echo "created by a stand-in" ;;
            esac
            END
                chmod +x "$3/bin/$command"
            done
            """;

    @TempDir
    private Path commands;

    private void prepare() throws Exception {
        dash.simulator.settings().version(ServerVersion.DASH_ENTERPRISE_5);
        dash.simulator.server().addApp("shop", "ci");
        dash.addUser("dash-git", "ci", "ci-password");
        DashServer five = dash.server("production");
        five.setGeneration(5);
        five.setCredentialsId("dash-git");
        DashEnterpriseConfiguration.get().setServers(List.of(five));
        Path python = Files.writeString(commands.resolve("python3"), PYTHON);
        assertTrue(python.toFile().setExecutable(true));
        dash.jenkins
                .jenkins
                .getGlobalNodeProperties()
                .add(new EnvironmentVariablesNodeProperty(new Entry("PATH+COMMANDS", commands.toString())));
    }

    @Test
    void theCommandFindsTheServerAndTheStepPushesWhatIsCheckedOut() throws Exception {
        prepare();
        Matcher example = EXAMPLE.matcher(
                Files.readString(Path.of("docs/DASH-ENTERPRISE-5.md")).replace("\r\n", "\n"));
        assertTrue(example.find(), "the page has a Jenkinsfile in Declarative");
        WorkflowJob job = dash.pipeline(example.group(1));
        String sha = Sources.commit(dash.workspace(job), Map.of("Procfile", "web: gunicorn app:server\n"));
        String log = JenkinsRule.getLog(dash.jenkins.buildAndAssertSuccess(job));
        String host = dash.simulator.url().replace("http://", "");
        for (String line : List.of(
                "pip install --quiet de-client==1.9.3 --extra-index-url " + dash.simulator.url() + "/packages",
                "de --no-keyfile apps create -n shop",
                "created by a stand-in",
                "host " + host + ", user ci, password ****",
                "the password is the right one",
                "Dash Enterprise 5 has revision " + sha + ".")) {
            assertTrue(log.contains(line + "\n") || log.contains(line + " It builds"), line + " in " + log);
        }
        assertFalse(log.contains("ci-password"), log);
        dash.jenkins.assertLogNotContains("created by a stand-in", dash.jenkins.buildAndAssertSuccess(job));
        assertEquals(
                sha,
                dash.simulator
                        .git()
                        .repository("shop")
                        .resolve("refs/heads/main")
                        .name());
        // The stand-in itself knows the password.
        assertEquals(
                List.of(),
                FilesWithSecrets.in(
                        dash.jenkins.jenkins.getRootDir().toPath().resolve("jobs"), List.of("ci-password")));
    }
}
