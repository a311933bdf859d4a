package io.jenkins.plugins.dashenterprise.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.dashenterprise.DashTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;

/** What people write who have never heard of the sandbox. */
class JenkinsfilesOfOthersTest extends DashTest {

    private static String pipeline(String sections) {
        return "pipeline {\nagent any\n" + sections + "\n}";
    }

    private static String stage(String content) {
        return pipeline("stages { stage('Only') { " + content + " } }");
    }

    private String log(Result result, String script) throws Exception {
        return JenkinsRule.getLog(dash.jenkins.buildAndAssertStatus(result, dash.pipeline(script)));
    }

    /** What the steps {@code echo} said, in order. */
    private String echoes(Result result, String script) throws Exception {
        List<String> lines = log(result, script).lines().toList();
        StringBuilder said = new StringBuilder();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i - 1).equals("[Pipeline] echo")) {
                said.append(lines.get(i)).append('\n');
            }
        }
        return said.toString();
    }

    @Test
    void anOrdinaryDeclarativePipelineRuns() throws Exception {
        String log = log(Result.SUCCESS, """
                #!/usr/bin/env groovy
                pipeline {
                    agent { label 'linux' }
                    options { timeout(time: 30, unit: 'MINUTES'); retry(2); timestamps(); buildDiscarder(logRotator(numToKeepStr: '9')) }
                    triggers { pollSCM('H/5 * * * *') }
                    tools { maven 'maven-3' }
                    parameters {
                        string(name: 'APP', defaultValue: 'shop', description: 'which')
                        choice(name: 'LEVEL', choices: ['info', 'debug'])
                        booleanParam(name: 'DRY', defaultValue: false)
                    }
                    environment { NAME = "${params.APP}-test" }
                    stages {
                        stage('Settings') {
                            parallel {
                                stage('Env') { steps { deDashAddApp env.NAME
                                    deDashSetEnv app: NAME, vars: [LOG_LEVEL: params.LEVEL], dryRun: params.DRY } }
                                stage('Info') { steps { deDashServerInfo() } }
                            }
                        }
                    }
                    post { cleanup { echo "${APP} ${currentBuild.currentResult} ${params.NONE}" } }
                }
                """);
        assertEquals("info", dash.simulator.server().app("shop-test").variable("LOG_LEVEL"));
        assertTrue(log.contains("shop SUCCESS null\n"), log);
        assertTrue(log.contains("Timeout set to expire in 1800 sec"), log);
        for (String word : List.of("timestamps", "buildDiscarder", "triggers", "tools")) {
            assertEquals(2, log.split("'" + word + "' has no effect in the sandbox.\n", -1).length, log);
        }
    }

    @Test
    void anOrdinaryScriptedPipelineRuns() throws Exception {
        assertEquals("shop info true\nhello\ntrue false\n3\n", echoes(Result.SUCCESS, """
                properties([disableConcurrentBuilds(), pipelineTriggers([cron('@daily')]), parameters([
                    string(name: 'APP', defaultValue: 'shop'), choice(name: 'LEVEL', choices: 'info\\ndebug'),
                    booleanParam(name: 'DRY', defaultValue: true)])])
                echo "${params.APP} ${LEVEL} ${params.DRY}"
                node('linux') {
                    currentBuild.displayName = "#${BUILD_NUMBER}"
                    dir('made') {
                        writeFile file: 'here/a.txt', text: 'hello'
                        echo readFile('here/a.txt')
                    }
                    echo "${fileExists('made/here/a.txt')} ${fileExists 'here/a.txt'}"
                    int tries = 0
                    retry(3) { tries++; if (tries < 3) { error 'not yet' } }
                    echo "$tries"
                }
                """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            expression { params.DEPLOY }                               | false
            expression { return env.BRANCH == 'main' }                 | true
            branch 'main'                                              | false
            environment name: 'BRANCH', value: 'main'                  | true
            environment name: 'BRANCH', value: 'MAIN'                  | false
            environment name: 'BRANCH', value: 'MAIN', ignoreCase: true | true
            not { environment name: 'BRANCH', value: 'main' }          | false
            not { branch 'main' }                                      | true
            allOf { expression { true }; expression { false } }        | false
            anyOf { expression { true }; expression { false } }        | true
            expression { true }; expression { false }                  | false
            beforeAgent true; expression { true }                      | true
            equals expected: 'main', actual: env.BRANCH                | true
            equals expected: 2, actual: 3                              | false
            buildingTag()                                              | false
            changeRequest()                                            | false
            """)
    void aStageRunsWhenItsConditionHolds(String condition, boolean runs) throws Exception {
        String script = pipeline("environment { BRANCH = 'main' }\nstages { stage('Deploy') { when { " + condition
                + " }\nsteps { echo 'deployed' } } }");
        String log = log(Result.SUCCESS, script);
        assertEquals(runs, log.contains("deployed\n"), log);
        assertEquals(!runs, log.contains("Stage \"Deploy\" skipped due to when conditional\n"), log);
    }

    @ParameterizedTest
    @CsvSource({
        "main, main, true", "main, master, false", "release-*, release-7, true", "release-*, release/7, false",
        "release/**, release/7/x, true", "**/hotfix, hotfix, true", "Main, main, true", "a[b], a[b], true", "a[b], ab, false"
    })
    void aBranchIsMatchedAsAntDoes(String pattern, String branch, boolean runs) throws Exception {
        String script = "withEnv(['BRANCH_NAME=" + branch + "']) { "
                + stage("when { branch '" + pattern + "' }\nsteps { echo 'deployed' }") + " }";
        assertEquals(runs ? "deployed\n" : "", echoes(Result.SUCCESS, script));
    }

    @Test
    void whatIsBehindAFailureIsSkippedNestedStagesToo() throws Exception {
        String log = log(Result.FAILURE, pipeline("""
                stages {
                    stage('Fails') { steps { error 'no' }
                        post { failure { echo "in stage: ${currentBuild.currentResult}" }; success { echo 'never' } } }
                    stage('Outer') { stages { stage('Inner') { steps { echo 'never' } } } }
                }
                post { unsuccessful { echo 'in the end' }; fixed { echo 'never' }; regression { echo 'never' }; changed { echo 'changed' } }
                """));
        assertTrue(log.contains("in stage: FAILURE\n"), log);
        assertTrue(log.contains("Stage \"Outer\" skipped due to earlier failure(s)\n"), log);
        assertTrue(log.contains("Stage \"Inner\" skipped due to earlier failure(s)\n"), log);
        assertTrue(log.contains("in the end\n") && log.contains("changed\n"), log);
        assertFalse(log.contains("never"), log);
    }

    @Test
    void aParallelStageFailsWithoutItsNeighbours() throws Exception {
        String log = log(Result.FAILURE, pipeline("""
                stages { stage('Both') { parallel {
                    stage('Bad') { steps { error 'bad one' } }
                    stage('Good') { steps { sleep 1; echo 'good one' }
                        post { success { echo 'and well' } } }
                } } }
                """));
        assertTrue(log.contains("good one\n") && log.contains("and well\n") && log.contains("ERROR: bad one\n"), log);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "parallel failFast: true, slow: { sleep 300 }, bad: { sleep 1; error 'bad' }",
        "pipeline { agent none\nstages { stage('Both') { failFast true\nparallel {"
                + " stage('slow') { steps { sleep 300 } }\nstage('bad') { steps { sleep 1; error 'bad' } } } } } }"
    })
    void theFailureOfOneBranchEndsTheOthersWhereThatIsWanted(String script) throws Exception {
        assertTrue(log(Result.FAILURE, script).contains("ERROR: bad\n"));
    }

    @Test
    void whatIsCaughtGoesOn() throws Exception {
        String script = """
                catchError(buildResult: null, message: 'first') { error 'one' }
                echo currentBuild.currentResult
                warnError('second') { error 'two' }
                echo currentBuild.currentResult
                catchError { error 'three' }
                echo currentBuild.currentResult
                unstable 'four'
                """;
        assertEquals("SUCCESS\nUNSTABLE\nFAILURE\n", echoes(Result.FAILURE, script));
        String log = log(Result.FAILURE, script);
        assertTrue(log.contains("ERROR: first\nERROR: one\n") && log.contains("WARNING: four\n"), log);
    }

    @Test
    void stagesBehindAnUnstableOneAreSkippedWhereThatIsWanted() throws Exception {
        String log = log(Result.UNSTABLE, pipeline("options { skipStagesAfterUnstable() }\nstages {"
                + " stage('One') { steps { unstable 'hm' } }\nstage('Two') { steps { echo 'never' } } }"));
        assertTrue(log.contains("Stage \"Two\" skipped due to earlier stage(s) marking the build as unstable\n"), log);
    }

    @Test
    void aStepIsNoOption() throws Exception {
        String log = log(Result.FAILURE, pipeline("options { withDashEnterprise(app: 'shop') }\nstages { stage('Set') { steps { } } }"));
        assertTrue(log.contains("'withDashEnterprise' is a step, not an option: it belongs into steps.\n"), log);
    }

    @Test
    void whatOneBuildDoesNotNeedIsLeftOut() throws Exception {
        String script = """
                @NonCPS def twice(String word) { word * 2 }
                @groovy.transform.Field def word = 'ho'
                timestamps { lock(resource: 'a', inversePrecedence: true) { timeout(1) { sleep 2; echo twice(word) } } }
                milestone 1
                """;
        assertEquals("hoho\n", echoes(Result.SUCCESS, script));
        assertTrue(log(Result.SUCCESS, script).contains("'lock' has no effect in the sandbox.\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            node { sh 'make' }                                             | 'sh': it is a command for the shell of an agent.
            node { bat 'make' }                                            | 'bat': it is a command for the shell of an agent.
            input 'Deploy?'                                                | 'input': it waits for what happens in a Jenkins.
            withCredentials([string(credentialsId: 'a', variable: 'A')]) {} | 'withCredentials': it hands credentials to commands.
            node { deleteDir() }                                           | 'deleteDir': it clears or changes the workspace
            docker.image('python').inside {}                               | 'docker': it runs commands in a container.
            @Library('ours') _                                             | '@Library': it runs Groovy from another place.
            readJSON text: '{}'                                            | 'readJSON': it is a step of a further plugin.
            """)
    void whatOnlyAJenkinsCanDoIsSaidInOneSentence(String script, String sentence) throws Exception {
        String log = log(Result.FAILURE, script);
        assertTrue(log.contains("\nThe sandbox has no " + sentence), log);
        assertTrue(log.contains(" Run this Jenkinsfile in a real Jenkins, or leave that out.\n"), log);
        assertFalse(log.contains("\tat "), log);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            matrix { }                                      | The sandbox has no 'matrix': it runs its stages for every
            input { message 'Deploy?' }; steps { }           | The sandbox has no 'input': it waits
            agent { docker 'python' }; steps { }             | The sandbox has no 'docker': it runs commands in a container.
            environment { A = credentials('a') }; steps { }  | The sandbox has no 'credentials': it hands credentials to commands.
            environment { A = sh(script: 'x') }; steps { }   | The sandbox has no 'sh': it is a command
            when { triggeredBy 'TimerTrigger' }; steps { }   | The sandbox has no 'triggeredBy': it asks
            when { }; steps { }                              | 'when', 'not', 'allOf' and 'anyOf' need a condition
            whne { }; steps { }                              | There is no 'whne' in 'stage' of a Declarative Pipeline in the sandbox. Did you mean 'when'?
            environment { A = 'a' }                         | Stage "Only" has to have one of steps, stages and parallel.
            steps { retyr(2) { } }                          | There is no step 'retyr' in the sandbox. Did you mean 'retry'? It knows
            steps { retry('x') { } }                        | count has to be a number.
            steps { dir { } }                               | dir needs the parameter path.
            steps { readFile 'no.txt' }                     | ERROR: There is no file
            """)
    void whatAStageCannotDoIsSaidInOneSentence(String content, String sentence) throws Exception {
        String log = log(Result.FAILURE, stage(content));
        assertTrue(log.contains(sentence), log);
        assertFalse(log.contains("\tat "), log);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            withDashEnterprise('x') { }          | withDashEnterprise takes its parameters by name, as in
            withDashEnterprise(serer: 'x') { }   | withDashEnterprise has no parameter serer; it has app, credentialsId, server.
            withDashEnterprise(app: [1]) { }     | withDashEnterprise is given a value of a type that it does not take; it has app,
            echo "for ${nosuch}"                 | ERROR: There is no variable or property 'nosuch' (line 1 of the Jenkinsfile).
            [1].each { echo "${nosuch}" }        | ERROR: There is no variable or property 'nosuch' (line 1 of the Jenkinsfile).
            echo 'a'.nosuch                      | ERROR: There is no variable or property 'nosuch' of the type String (line 1
            echo 'hush'.nosuch('hush')           | ERROR: There is no method 'nosuch' of the type String for what it is given (line 1
            def a = null; echo a.size()          | ERROR: Cannot invoke method size() on null object (line 1
            def a = null; a.b = 1                | ERROR: Cannot set property 'b' on null object (line 1
            echo (                               | startup failed:
            """)
    void whatGroovyCannotMakeSenseOfIsSaidInOneSentence(String script, String sentence) throws Exception {
        String log = log(Result.FAILURE, script);
        assertTrue(log.contains(sentence), log);
        assertFalse(log.contains("\tat "), log);
    }

    @Test
    void nothingRunsBeforeAllStagesAreUnderstood() throws Exception {
        String log = log(Result.FAILURE, pipeline("stages { stage('First') { steps { deDashAddApp 'shop' } }\nstage('Second') { matrix { } } }"));
        assertFalse(log.contains("deDashAddApp"), log);
    }
}
