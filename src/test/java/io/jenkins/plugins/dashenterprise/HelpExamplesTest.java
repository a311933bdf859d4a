package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;

/** The examples of the help texts work as they stand there. */
class HelpExamplesTest extends DashTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre>(.*?)</pre>");
    private static final Map<String, String> WORKSPACE = Map.of(
            "Procfile", "web: gunicorn app:server\n",
            "requirements.txt", "dash\n",
            "app.py", "import dash\n",
            "production.env", "LOG_LEVEL=info\n");

    record Example(String symbol, String script) {
        @Override
        public String toString() {
            return symbol;
        }
    }

    static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        List<Class<?>> all = new ArrayList<>(PluginClasses.operations());
        all.addAll(PluginClasses.steps());
        for (Class<?> operation : all) {
            String symbol = PluginClasses.symbol(operation);
            Path help = PluginClasses.RESOURCES.resolve(operation.getName().replace('.', '/')).resolve("help.html");
            Matcher example = EXAMPLE.matcher(Files.readString(help));
            assertTrue(example.find(), symbol + " has an example");
            do {
                // The workspace has its commit already.
                String script = example.group(1).replace("checkout scm", "");
                examples.add(new Example(symbol, script.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")));
            } while (example.find());
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void works(Example example) throws Exception {
        dash.addSecret("shop-database-password", "not-shown");
        dash.addUser("dash-git", "ci", "ci-password");
        dash.simulator.server().addApp("shop", "ci").deployed("0a1b2c3d", "First").running().variable("DEBUG", "1");
        dash.simulator.server().addApp("shop-preview", "ci");
        if (example.symbol().equals("deDashRest")) {
            // Nobody knows what a server answers there.
            dash.simulator.inject(Faults.body("[]"));
        }
        WorkflowJob job = dash.pipeline(example.script());
        Sources.commit(dash.workspace(job), WORKSPACE);
        String log = JenkinsRule.getLog(dash.jenkins.buildAndAssertSuccess(job));
        assertTrue(log.contains("[Pipeline] " + example.symbol()), log);
    }
}
