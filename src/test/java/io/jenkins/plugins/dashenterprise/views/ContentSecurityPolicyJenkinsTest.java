package io.jenkins.plugins.dashenterprise.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import hudson.model.InvisibleAction;
import hudson.model.UnprotectedRootAction;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.PluginServletFilter;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.environment.SetEnv;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jenkins.model.experimentalflags.UserExperimentalFlagsProperty;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;

/**
 * A real browser walks all of our pages while Jenkins has its Content-Security-Policy enforced, as it does in tests; where
 * there is no Chromium, this is skipped.
 */
@Tag("jenkins")
class ContentSecurityPolicyJenkinsTest extends DashTest {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final String VIOLATION = "Content Security Policy";

    @TempDir
    private Path profile;

    private Path browser;
    private volatile String visitor = "ada";

    /** What the browser made of a page, and what it complained of. */
    private record Visit(String dom, List<String> violations) {}

    @BeforeEach
    void aBrowserIsThere() throws Exception {
        browser = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(browser != null, "no Chromium on the PATH");
        dash.jenkins.jenkins.setSecurityRealm(dash.jenkins.createDummySecurityRealm());
        PluginServletFilter.addFilter(new LoggedIn());
        User.getById("next", true)
                .addProperty(new UserExperimentalFlagsProperty(Map.of(
                        "new-build-page.flag",
                        "true",
                        "new-job-page.flag",
                        "true",
                        "new-manage-jenkins.flag",
                        "true")));
    }

    private Visit visit(String path) throws Exception {
        Path complaints = profile.resolve("complaints.txt");
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--user-data-dir=" + profile.resolve("profile"),
                        "--enable-logging=stderr",
                        "--virtual-time-budget=10000",
                        "--dump-dom",
                        dash.jenkins.getURL() + path)
                .redirectError(complaints.toFile())
                .start();
        String dom = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), path);
        return new Visit(
                dom,
                Files.readAllLines(complaints).stream()
                        .filter(line -> line.contains(VIOLATION))
                        .toList());
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void noPageOfOursViolatesIt() throws Exception {
        Folder team = dash.jenkins.createProject(Folder.class, "team");
        WorkflowJob job = team.createProject(WorkflowJob.class, "deploy");
        job.setDefinition(new CpsFlowDefinition("deDashAddApp 'shop'", true));
        WorkflowRun run = dash.jenkins.buildAndAssertSuccess(job);
        dash.simulator.server().app("shop").deployed("3f2a9c1d", "First").running();
        FreeStyleProject freestyle = dash.freestyle(new SetEnv("shop"));

        List<String> violations = new ArrayList<>();
        for (String user : List.of("ada", "next")) {
            visitor = user;
            for (String path : List.of(
                    run.getUrl(),
                    run.getUrl() + "dash-apps/",
                    job.getUrl(),
                    team.getUrl(),
                    team.getUrl() + "dash-apps/",
                    "manage/",
                    "manage/dash-enterprise-apps/",
                    "manage/configure",
                    freestyle.getUrl() + "configure",
                    job.getUrl() + "pipeline-syntax/")) {
                Visit visit = visit(path);
                assertTrue(visit.dom().contains("</html>"), path);
                visit.violations().forEach(violation -> violations.add(user + " " + path + ": " + violation));
                if (path.contains("dash-apps") || path.equals(job.getUrl()) || path.equals(run.getUrl())) {
                    assertTrue(visit.dom().contains(">shop</a>"), path + "\n" + visit.dom());
                }
                if (path.equals(job.getUrl()) || path.equals(team.getUrl())) {
                    assertTrue(visit.dom().contains("<td>running</td>"), path + "\n" + visit.dom());
                    assertFalse(visit.dom().contains("<td>being read</td>"), path + "\n" + visit.dom());
                }
            }
        }
        assertEquals(List.of(), violations);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void theWalkWouldSeeAViolation() throws Exception {
        Visit visit = visit("violation/");
        assertTrue(visit.dom().contains("here"), visit.dom());
        assertEquals(1, visit.violations().size(), visit.toString());
    }

    /** A page with a script in it. */
    @TestExtension
    public static final class Violation extends InvisibleAction implements UnprotectedRootAction {
        @Override
        public String getUrlName() {
            return "violation";
        }

        public HttpResponse doIndex() {
            return HttpResponses.literalHtml("<html><body>here<script>document.title = 'ran'</script></body></html>");
        }
    }

    /** Whoever comes is the visitor: a browser that starts anew for each page cannot log in. */
    private final class LoggedIn implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            try (ACLContext ignored = ACL.as2(User.getById(visitor, true).impersonate2())) {
                chain.doFilter(request, response);
            }
        }
    }
}
