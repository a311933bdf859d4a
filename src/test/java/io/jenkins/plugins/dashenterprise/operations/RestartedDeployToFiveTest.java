package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.Run;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.Sources;
import io.jenkins.plugins.dashenterprise.deploy.Deploy;
import io.jenkins.plugins.dashenterprise.graphql.Hurry;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import io.jenkins.plugins.dashenterprise.simulator.SimulatedApp;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A controller that dies during a deploy to a Dash Enterprise 5 neither loses nor doubles it. */
@ExtendWith(Hurry.class)
class RestartedDeployToFiveTest extends DashTest {
    private static final String PUSH = "/git-receive-pack";

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @TempDir
    private File workspace;

    private SimulatedApp app;
    private String sha;
    private Run<?, ?> run;

    @BeforeEach
    void prepare() throws Exception {
        dash.makeFive("simulator");
        dash.addUser("dash-git", "ci", "ci-password");
        app = dash.simulator.server().addApp("shop", "ci").open();
        sha = Sources.commit(workspace.toPath(), Map.of("Procfile", "web: gunicorn app:server\n"));
        run = dash.jenkins.buildAndAssertSuccess(dash.freestyle());
    }

    private Surroundings surroundings() {
        PrintStream printed = new PrintStream(log, true, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(run, () -> printed);
        surroundings.workspace = new FilePath(workspace);
        return surroundings;
    }

    private long pushes() {
        return dash.simulator.requests().stream()
                .filter(request -> request.path().endsWith(PUSH))
                .count();
    }

    /** Deploys, kills the controller as soon as something is so, and returns what the step answers after the restart. */
    private Map<?, ?> restarted(Deploy deploy, BooleanSupplier moment, Runnable meanwhile) throws Exception {
        deploy.setGitCredentialsId("dash-git");
        OperationExecution step = new OperationExecution(surroundings(), deploy);
        step.start();
        for (int i = 0; i < 2000 && !moment.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertTrue(moment.getAsBoolean());
        Surroundings after = surroundings();
        Surroundings.afterRestart = after;
        OperationExecution resumed = Surroundings.copy(step);
        step.stop(new InterruptedException("the controller dies"));
        meanwhile.run();
        resumed.onResume();
        return (Map<?, ?>) after.result.get(60, TimeUnit.SECONDS);
    }

    @Test
    void aPushThatWasUnderWayIsLookedFor() throws Exception {
        dash.simulator.inject(Faults.silence().afterApplied().onPath(PUSH));
        Map<?, ?> answer = restarted(new Deploy("shop"), () -> pushes() == 1 && isThere(), () -> {});
        assertEquals(true, answer.get("pushed"));
        assertEquals(sha, answer.get("revision"));
        assertEquals(1, pushes());
        String printed = log.toString(StandardCharsets.UTF_8);
        assertTrue(printed.contains("Dash Enterprise 5 has revision " + sha), printed);
        assertFalse(printed.contains("nothing was pushed"), printed);
    }

    @Test
    void aPushThatHadNotArrivedIsMade() throws Exception {
        dash.simulator.inject(Faults.silence().onPath(PUSH));
        Map<?, ?> answer = restarted(new Deploy("shop"), () -> pushes() == 1, () -> {});
        assertEquals(true, answer.get("pushed"));
        assertEquals(2, pushes());
        assertTrue(isThere());
    }

    @Test
    void aVerificationGoesOn() throws Exception {
        dash.simulator.git().holdBuilds();
        Deploy deploy = new Deploy("shop");
        deploy.setVerify(Map.of("contains", "1.4.2"));
        Map<?, ?> answer = restarted(
                deploy,
                () -> log.toString(StandardCharsets.UTF_8).contains("It is answering with HTTP 502."),
                () -> app.deployed("1.4.2", "The new version"));
        assertEquals(true, answer.get("verified"));
        assertEquals(1, pushes());
        dash.simulator.git().releaseBuilds();
    }

    private boolean isThere() {
        try {
            var main = dash.simulator.git().repository("shop").resolve("refs/heads/main");
            return main != null && main.name().equals(sha);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
