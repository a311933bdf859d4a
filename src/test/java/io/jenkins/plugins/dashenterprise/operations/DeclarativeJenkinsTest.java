package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.dashenterprise.DashJenkins;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@Tag("jenkins")
@WithJenkins
class DeclarativeJenkinsTest {
    @Test
    void worksInStepsScriptAndPost(JenkinsRule jenkins) throws Exception {
        try (DashJenkins dash = new DashJenkins(jenkins)) {
            String log = dash.run("""
                    pipeline {
                        agent none
                        stages {
                            stage('One') {
                                steps {
                                    deDashAddApp app: 'shop', ifExists: 'keep'
                                    script { echo "owner ${deDashAppStatus('shop').owner}" }
                                }
                            }
                        }
                        post { always { deDashSetEnv app: 'shop', vars: [DONE: 'yes'] } }
                    }
                    """);
            assertTrue(log.contains("owner ci"), log);
            assertEquals("yes", dash.simulator.server().app("shop").variable("DONE"));
        }
    }

    @Test
    void refusesAMisspeltParameterBeforeItStarts(JenkinsRule jenkins) throws Exception {
        try (DashJenkins dash = new DashJenkins(jenkins)) {
            var run = jenkins.buildAndAssertStatus(Result.FAILURE, dash.pipeline("""
                    pipeline {
                        agent none
                        stages { stage('One') { steps { deDashAddApp app: 'shop', ifExist: 'keep' } } }
                    }
                    """));
            jenkins.assertLogContains("Invalid parameter \"ifExist\", did you mean \"ifExists\"?", run);
            assertEquals(0, dash.simulator.requestCount());
        }
    }
}
