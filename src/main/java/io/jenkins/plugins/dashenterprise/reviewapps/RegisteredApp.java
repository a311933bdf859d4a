package io.jenkins.plugins.dashenterprise.reviewapps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * What this Jenkins knows of a review app that a job made: also after a restart, and once the branch is gone. Saved in a file,
 * of which another version may lack any part.
 */
final class RegisteredApp {
    private final String serverUrl;
    private final String app;
    private final String template;
    private final String mark;

    /** Whether somebody chose the name. */
    final boolean chosen;

    private volatile String credentialsId;
    private volatile String project;
    private volatile String job;
    private volatile String branch;

    /** The user that it belonged to when a build last had to do with it, or null. */
    @CheckForNull
    volatile String owner;

    /** Whether the server has the mark, so that an app without it is not this one any more. */
    volatile boolean marked;

    /** Whether it goes with its branch. */
    volatile boolean deleteWithBranch = true;

    /** The number of the latest build that pushed, or 0, and when it was begun: a job that is made anew counts from 1. */
    private volatile int build;

    private volatile long buildMillis;

    /** The build that deployed last, or 0, and its commit, or null. */
    private volatile int deployedBuild;

    @CheckForNull
    private volatile String revision;

    /** When a build last had to do with it, in milliseconds since the epoch. */
    volatile long usedMillis = System.currentTimeMillis();

    /** Since when the branch is known to be gone, in milliseconds since the epoch; 0 when it is not. */
    volatile long goneMillis;

    /** Why it could not be deleted, or null. */
    @CheckForNull
    volatile String failure;

    /** How often it could not be deleted, and when to try again. */
    volatile int failures;

    volatile long nextTryMillis;

    @CheckForNull
    private volatile ArrayList<String> services;

    @CheckForNull
    private volatile ArrayList<String> variables;

    RegisteredApp(String serverUrl, ReviewAppKey key, Mark mark) {
        this.serverUrl = serverUrl;
        this.app = key.name().app();
        this.template = key.template();
        this.chosen = key.chosen();
        this.mark = mark.toString();
        this.project = key.project();
        this.job = key.job();
        this.branch = key.branch();
        this.credentialsId = "";
    }

    String serverUrl() {
        return Util.fixNull(serverUrl);
    }

    String app() {
        return Util.fixNull(app);
    }

    String template() {
        return Util.fixNull(template);
    }

    /** The mark that it was given, whatever its job is called by now. */
    String mark() {
        return Util.fixNull(mark);
    }

    /** The credentials that the server was opened with last. */
    String credentialsId() {
        return Util.fixNull(credentialsId);
    }

    /** The full name of the multibranch project; that of the job, when it belongs to none. */
    String project() {
        return Util.fixNull(project);
    }

    /** The full name of the job. */
    String job() {
        return Util.fixNull(job);
    }

    /** The branch's name, empty when the job belongs to none. */
    String branch() {
        return Util.fixNull(branch);
    }

    /** What the app is for, as a sentence has it. */
    String purpose() {
        return branch().isEmpty() ? "job '" + job() + "'" : "branch '" + ForeignText.of(branch()) + "'";
    }

    /** The services that were made for it, as {@code <type> <name>}. */
    List<String> services() {
        return new ArrayList<>(Objects.requireNonNullElse(services, new ArrayList<>()));
    }

    /** The environment variables that were set by a build. */
    List<String> variables() {
        return new ArrayList<>(Objects.requireNonNullElse(variables, new ArrayList<>()));
    }

    void addServices(Collection<String> more) {
        services = union(services(), more);
    }

    void addVariables(Collection<String> more) {
        variables = union(variables(), more);
    }

    void setVariables(Collection<String> names) {
        variables = union(List.of(), names);
    }

    void openedWith(String id) {
        credentialsId = id;
    }

    void usedBy(ReviewAppKey key, @CheckForNull String currentCredentialsId) {
        project = key.project();
        job = key.job();
        branch = key.branch();
        openedWith(Util.fixNull(currentCredentialsId));
        usedMillis = System.currentTimeMillis();
        alive();
    }

    void pushedBy(Run<?, ?> run) {
        build = run.getNumber();
        buildMillis = run.getTimeInMillis();
    }

    /** Whether a build that was begun after another one has pushed. */
    boolean isNewerThan(Run<?, ?> run) {
        return buildMillis > run.getTimeInMillis() || buildMillis == run.getTimeInMillis() && build > run.getNumber();
    }

    void deployed(int number, String commit) {
        usedMillis = System.currentTimeMillis();
        deployedBuild = number;
        revision = commit;
    }

    /** Why an older build's revision is not deployed. */
    String superseding() {
        return "A newer build (#" + build + ") " + (deployedBuild == build ? "has deployed " + revision : "deploys")
                + " to app '" + app() + "': this build's revision is not deployed.";
    }

    /** The branch is there, perhaps again. */
    void alive() {
        goneMillis = 0;
        succeeded();
    }

    void gone(long nowMillis) {
        goneMillis = goneMillis == 0 ? nowMillis : goneMillis;
    }

    /** It could not be deleted: tried again in an hour, then in two, at last once a day. */
    void failed(String why, long nowMillis) {
        failure = ReviewAppLog.plain(why);
        long hours = Math.min(1L << Math.min(failures++, Byte.SIZE), TimeUnit.DAYS.toHours(1));
        nextTryMillis = nowMillis + TimeUnit.HOURS.toMillis(hours);
    }

    /** That it could not be deleted, for administrators. */
    String remaining() {
        return "Review app " + app() + " of the deleted " + purpose() + " remains on " + serverUrl() + ": " + reason();
    }

    /** Why it could not be deleted, as a sentence; empty when it could, or nobody has tried. */
    String reason() {
        String why = Util.fixNull(failure);
        return why.isEmpty() || why.endsWith(".") ? why : why + ".";
    }

    void succeeded() {
        failure = null;
        failures = 0;
        nextTryMillis = 0;
    }

    /** The job, or what it is in, has another name. */
    void moved(String from, String to) {
        project = project().equals(from) ? to : project();
        job = job().equals(from) ? to : job();
    }

    private static ArrayList<String> union(Collection<String> some, Collection<String> more) {
        TreeSet<String> all = new TreeSet<>(some);
        all.addAll(more);
        return new ArrayList<>(all);
    }
}
