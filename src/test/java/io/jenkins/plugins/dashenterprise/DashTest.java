package io.jenkins.plugins.dashenterprise;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A test with a Jenkins, and a Dash Enterprise that it knows. */
@WithJenkins
public abstract class DashTest {
    protected DashJenkins dash;

    @BeforeEach
    public final void startDash(JenkinsRule jenkins) throws Exception {
        dash = new DashJenkins(jenkins);
    }

    @AfterEach
    public final void stopDash() {
        dash.close();
    }
}
