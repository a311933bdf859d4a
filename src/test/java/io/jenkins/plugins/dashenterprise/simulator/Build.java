package io.jenkins.plugins.dashenterprise.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The build of a commit. An {@code app.py} fails to start when it imports what requirements.txt does not name. */
record Build(SimulatedApp app, RevCommit commit, ObjectReader objects, ServerSettings settings, Consumer<String> log) {
    static final String NO_BUILDPACK = " !     Unable to select a buildpack";
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (\\w+)");

    /** What the server says last; the revision before goes on running. */
    static final class Failed extends RuntimeException {
        Failed(String message) {
            super(message);
        }
    }

    void run(Semaphore builders) throws IOException, InterruptedException {
        boolean running = Boolean.TRUE.equals(app.status().get("running"));
        app.lifecycle.deployUntil(Instant.MAX);
        boolean built = false;
        try {
            log.accept("-----> Cleaning up...");
            log.accept("-----> Building " + app.name() + " from herokuish...");
            builders.acquire();
            builders.release();
            build();
            built = true;
        } catch (Failed e) {
            app.failedLog(e.getMessage());
            throw e;
        } finally {
            if (!built) {
                app.lifecycle.run(running);
            }
        }
        app.deployed(commit.name(), commit.getShortMessage());
        app.lifecycle.deployUntil(settings.afterRestart());
        log.accept("=====> Application deployed:");
        log.accept("       " + app.urlOnServer());
    }

    private void build() throws IOException {
        String requirements = file("requirements.txt");
        if (requirements == null) {
            throw new Failed(NO_BUILDPACK);
        }
        log.accept("-----> Python app detected");
        log.accept("-----> Installing requirements with pip");
        if (requirements.contains("no-such-package")) {
            log.accept("       ERROR: No matching distribution found for no-such-package");
            throw new Failed(" !     Push rejected, failed to compile Python app.");
        }
        if (file("Procfile") == null) {
            log.accept("cat: /app/Procfile: No such file or directory");
            throw new Failed(" !     exit status 1");
        }
        log.accept("-----> Running pre-flight checks");
        start(requirements);
    }

    private void start(String requirements) throws IOException {
        String program = file("app.py");
        Matcher imports = IMPORT.matcher(program == null ? "" : program);
        while (imports.find()) {
            if (!requirements.contains(imports.group(1))) {
                log.accept("=====> " + app.name() + " web container output:");
                log.accept("       ModuleNotFoundError: No module named '" + imports.group(1) + "'");
                log.accept("=====> end " + app.name() + " web container output");
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
