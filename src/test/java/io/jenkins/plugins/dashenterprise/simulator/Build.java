package io.jenkins.plugins.dashenterprise.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The build of a commit. An {@code app.py} fails to start when it imports what requirements.txt does not name. */
record Build(
        SimulatedApp app,
        RevCommit commit,
        ObjectReader objects,
        ServerSettings settings,
        Consumer<String> pusher,
        List<String> output) {
    static final String NO_BUILDPACK = " !     Unable to select a buildpack";
    /** What gunicorn says of a web process that has come up. */
    private static final String STARTED = """
            app[web.1]: [1] [INFO] Starting gunicorn 23.0.0
            app[web.1]: [1] [INFO] Listening at: http://0.0.0.0:5000 (1)
            app[web.1]: [1] [INFO] Using worker: sync
            app[web.1]: [7] [INFO] Booting worker with pid: 7
            """;

    private static final Pattern IMPORT = Pattern.compile("(?m)^import (\\w+)");

    /** What the server says last; the revision before goes on running. */
    static final class Failed extends RuntimeException {
        Failed(String message) {
            super(message);
        }
    }

    /** @param pusher who is told what the build says */
    Build(SimulatedApp app, RevCommit commit, ObjectReader objects, ServerSettings settings, Consumer<String> pusher) {
        this(app, commit, objects, settings, pusher, new ArrayList<>());
    }

    private void say(String line) {
        output.add(line);
        pusher.accept(line);
    }

    void run(Semaphore builders) throws IOException, InterruptedException {
        boolean running = Boolean.TRUE.equals(app.status().get("running"));
        app.lifecycle.deployUntil(Instant.MAX);
        boolean built = false;
        try {
            say("-----> Cleaning up...");
            say("-----> Building " + app.name() + " from herokuish...");
            builders.acquire();
            builders.release();
            build();
            built = true;
        } catch (Failed e) {
            output.add(e.getMessage());
            app.failedLog(String.join("\n", output) + "\n");
            throw e;
        } finally {
            if (!built) {
                app.lifecycle.run(running);
            }
        }
        app.deployed(commit.name(), commit.getShortMessage());
        app.log(STARTED);
        app.lifecycle.deployUntil(settings.afterRestart());
        say("=====> Application deployed:");
        say("       " + app.urlOnServer());
    }

    private void build() throws IOException {
        String requirements = file("requirements.txt");
        if (requirements == null) {
            throw new Failed(NO_BUILDPACK);
        }
        say("-----> Python app detected");
        say("-----> Installing requirements with pip");
        if (requirements.contains("no-such-package")) {
            say("       ERROR: No matching distribution found for no-such-package");
            throw new Failed(" !     Push rejected, failed to compile Python app.");
        }
        if (file("Procfile") == null) {
            say("cat: /app/Procfile: No such file or directory");
            throw new Failed(" !     exit status 1");
        }
        say("-----> Running pre-flight checks");
        start(requirements);
    }

    private void start(String requirements) throws IOException {
        String program = file("app.py");
        Matcher imports = IMPORT.matcher(program == null ? "" : program);
        while (imports.find()) {
            if (!requirements.contains(imports.group(1))) {
                say("=====> " + app.name() + " web container output:");
                say("       ModuleNotFoundError: No module named '" + imports.group(1) + "'");
                say("=====> end " + app.name() + " web container output");
                throw new Failed("App container failed to start!!");
            }
        }
    }

    private String file(String path) throws IOException {
        TreeWalk found = TreeWalk.forPath(objects, path, commit.getTree());
        return found == null
                ? null
                : new String(objects.open(found.getObjectId(0)).getBytes(), StandardCharsets.UTF_8);
    }
}
