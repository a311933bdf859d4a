package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.reviewapps.FakeBranches;
import io.jenkins.plugins.dashenterprise.reviewapps.MadeReviewApp;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.PersonIdent;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jvnet.hudson.test.JenkinsRule;

/** An example of the help text of an operation, found without a list. */
public record HelpExample(Class<?> operation, String symbol, String script) {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre>(.*?)</pre>");
    private static final Map<String, String> WORKSPACE = Map.of(
            "Procfile", "web: gunicorn app:server\n",
            "requirements.txt", "dash\n",
            "app.py", "import dash\n",
            "production.env", "LOG_LEVEL=info\n");

    public static List<HelpExample> all() throws IOException {
        List<HelpExample> examples = new ArrayList<>();
        List<Class<?>> all = new ArrayList<>(PluginClasses.operations());
        all.addAll(PluginClasses.steps());
        for (Class<?> operation : all) {
            String symbol = PluginClasses.symbol(operation);
            Path help = PluginClasses.RESOURCES
                    .resolve(operation.getName().replace('.', '/'))
                    .resolve("help.html");
            Matcher example = EXAMPLE.matcher(Files.readString(help));
            assertTrue(example.find(), symbol + " has an example");
            do {
                // The workspace has its commit already.
                String script = example.group(1).replace("checkout scm", "");
                examples.add(new HelpExample(
                        operation,
                        symbol,
                        script.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")));
            } while (example.find());
        }
        return examples;
    }

    /** Makes Jenkins and a server such that the example has something to do. */
    public void prepare(DashJenkins dash, DashEnterpriseSimulator simulator) throws Exception {
        dash.addSecret("shop-database-password", "not-shown");
        dash.addUser("dash-git", "ci", "ci-password");
        if (!symbol.equals("deDashAddApp")) {
            simulator
                    .server()
                    .addApp("shop", "ci")
                    .deployed("0a1b2c3d", "First")
                    .running()
                    .variable("DEBUG", "1");
        }
        simulator.server().addApp("shop-preview", "ci");
        simulator.server().addApp("report", "ada");
        if (symbol.equals("deDashPurgeReviewApps")) {
            MadeReviewApp.unused(dash, simulator);
        }
        if (symbol.equals("deDashRest")) {
            // Nobody knows what a server answers there.
            simulator.inject(Faults.body("[]"));
        }
    }

    /** Runs the example, which has to succeed, and returns the log. */
    String run(DashJenkins dash) throws Exception {
        return JenkinsRule.getLog(dash.jenkins.buildAndAssertSuccess(job(dash)));
    }

    public WorkflowJob job(DashJenkins dash) throws Exception {
        WorkflowJob job = dash.pipeline(script);
        FakeBranches.set(job, FakeBranches.Branch.named("feature/seat-maps"));
        Sources.commit(
                dash.workspace(job),
                WORKSPACE,
                new PersonIdent("ada", "ada@example.com", Instant.EPOCH, ZoneOffset.UTC));
        return job;
    }

    /** The same with another parameter, and with the step's value in the log, in a line that begins with RESULT. */
    HelpExample with(String parameter) throws IOException {
        Matcher call = Pattern.compile("(?:def (\\w+) = )?" + symbol + "\\b([ (]+)(')?")
                .matcher(script);
        assertTrue(call.find(), script);
        String variable = call.group(1) == null ? "answer" : call.group(1);
        String named =
                call.group(3) == null ? "" : PluginClasses.mandatory(operation).get(0) + ": '";
        // No def, or the variable would end with the block that it is in.
        String script = call.replaceFirst(variable + " = " + symbol + call.group(2) + parameter + ", " + named);
        return new HelpExample(operation, symbol, script + "\necho \"RESULT ${" + variable + "}\"");
    }

    @Override
    public String toString() {
        return symbol;
    }
}
