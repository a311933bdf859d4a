package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.reviewapps.FakeBranches;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.Git;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;

/** The Jenkinsfiles in README and in the guide work as they stand there, and change nothing the second time. */
class GuideExamplesTest extends DashTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```groovy\n(.*?)```");
    private static final Map<String, String> APP = Map.of(
            "Procfile", "web: gunicorn app:server\n",
            "requirements.txt", "dash\ngunicorn\n",
            "app.py", "from dash import Dash\n",
            "apps/shop/Procfile", "web: gunicorn app:server\n",
            "apps/shop/requirements.txt", "dash\ngunicorn\n",
            "production.env", "LOG_LEVEL=info\n");

    record Example(String place, String script) {
        @Override
        public String toString() {
            return place;
        }
    }

    static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (String document : List.of("README.md", "docs/GUIDE.md")) {
            String text = Files.readString(Path.of(document)).replace("\r\n", "\n");
            Matcher example = EXAMPLE.matcher(text);
            while (example.find()) {
                long line = text.substring(0, example.start()).lines().count() + 1;
                examples.add(new Example(document + ":" + line, example.group(1)));
            }
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void worksAndChangesNothingTheSecondTime(Example example) throws Exception {
        prepareServer(example);
        WorkflowJob job = job(example);
        String log = JenkinsRule.getLog(dash.jenkins.buildAndAssertSuccess(job));
        assertTrue(log.contains("[Pipeline] deDash"), log);
        dash.simulator.clearRequests();
        dash.jenkins.buildAndAssertSuccess(job);
        assertTrue(dash.simulator.requestCount() > 0);
        assertEquals(
                List.of(),
                dash.simulator.requests().stream()
                        .filter(request -> request.body().contains("mutation ")
                                || request.path().startsWith("/GIT/"))
                        .toList());
    }

    /** One server, unless the example speaks of two. */
    private void prepareServer(Example example) throws Exception {
        if (example.script().contains("server: '")) {
            DashEnterpriseConfiguration.get().setServers(List.of(dash.server("test"), dash.server("production")));
        }
        dash.addUser("dash-git", "ci", "ci-password");
        dash.addSecret("shop-database-password", "not-shown");
        SimulatedServer server = dash.simulator.server();
        server.addApp("shop", "ci").deployed("0a1b2c3d", "First").running().variable("DEBUG", "1");
        server.addApp("shop-feature-fares", "ci");
        server.addApp("idle", "ada").deployed("0a1b2c3d", "First").stopped();
    }

    /** A job of a branch, whose workspace has its commit and an older one that is tagged. */
    private WorkflowJob job(Example example) throws Exception {
        String script = example.script().replace("checkout scm", "");
        WorkflowJob job = dash.pipeline("env.BRANCH_NAME = 'Feature/Seat_Maps'\n" + script);
        FakeBranches.set(job, FakeBranches.Branch.named("Feature/Seat_Maps"));
        Path workspace = dash.workspace(job);
        Sources.commit(workspace, APP);
        try (Git git = Git.open(workspace.toFile())) {
            git.tag().setName("v1").setSigned(false).call();
        }
        Sources.commit(workspace, Map.of("NEWS", "Seat maps\n"));
        return job;
    }
}
