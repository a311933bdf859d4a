package org.jenkinsci.plugins.workflow.cps;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Words of Jenkinsfiles that take more than a build log and a folder, and what each of them is. */
final class OnlyInJenkins {
    private static final Map<String, String> MEANINGS = new HashMap<>();
    /** They keep builds apart, or change how a log looks: for one build it is the same without. */
    private static final Set<String> DISPENSABLE = Set.of("ansiColor", "lock", "milestone", "throttle", "timestamps");

    static {
        """
        sh bat powershell pwsh = it is a command for the shell of an agent
        withCredentials credentials sshagent withVault = it hands credentials to commands
        input waitUntil = it waits for what happens in a Jenkins
        build = it runs another job
        git = it clones another repository
        load library @Library = it runs Groovy from another place
        deleteDir cleanWs ws = it clears or changes the workspace, which may be your own repository here
        archiveArtifacts fingerprint copyArtifacts stash unstash = it keeps files in a Jenkins
        junit recordIssues publishHTML publishChecks cobertura recordCoverage = it shows a report on pages of Jenkins
        mail emailext slackSend githubNotify = it sends a message
        tool withMaven nodejs = it installs a tool on an agent
        readJSON readYaml readProperties readTrusted writeJSON writeYaml findFiles zip unzip httpRequest = \
        it is a step of a further plugin
        docker dockerfile dockerContainer kubernetes podTemplate container = it runs commands in a container
        matrix = it runs its stages for every combination of values
        triggeredBy changeset changelog = it asks what began the build or what changed since the one before
        """
                .lines()
                .map(line -> line.split(" = "))
                .forEach(wordsAndMeaning -> {
                    for (String word : wordsAndMeaning[0].split(" ")) {
                        MEANINGS.put(word, wordsAndMeaning[1]);
                    }
                });
    }

    private OnlyInJenkins() {}

    static boolean isDispensable(String step) {
        return DISPENSABLE.contains(step);
    }

    /** Does nothing about another word. */
    static void refuse(String word) {
        if (MEANINGS.containsKey(word)) {
            throw new Misuse("The sandbox has no '" + word + "': " + MEANINGS.get(word)
                    + ". Run this Jenkinsfile in a real Jenkins, or leave that out.");
        }
    }
}
