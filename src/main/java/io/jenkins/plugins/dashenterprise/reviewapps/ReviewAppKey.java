package io.jenkins.plugins.dashenterprise.reviewapps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Item;
import io.jenkins.plugins.dashenterprise.operations.AppName;
import io.jenkins.plugins.dashenterprise.operations.Session;

/**
 * Which review app a build is about.
 *
 * @param name what it and its services are called
 * @param chosen whether somebody chose the name
 * @param project the full name of the multibranch project, or of the job that belongs to none
 * @param job the full name of the job
 * @param branch the branch's name, empty when the job belongs to none
 */
record ReviewAppKey(ReviewAppName name, boolean chosen, String template, String project, String job, String branch) {
    static final String NO_BRANCH = "This build belongs to no branch: deDashReviewApp needs a multibranch job, or name";

    /**
     * @param name the name that somebody chose, or null
     * @param branch the job's branch, or null
     * @throws AbortException when there is neither, or the name is none
     */
    static ReviewAppKey of(String template, @CheckForNull String name, Item job, @CheckForNull SourceBranch branch)
            throws AbortException {
        Session.refuse(name == null && branch == null ? NO_BRANCH : null);
        String project = branch == null ? job.getFullName() : branch.project();
        String head = branch == null ? "" : branch.name();
        if (name == null) {
            return new ReviewAppKey(
                    ReviewAppName.of(template, project, head, branch.change()),
                    false,
                    template,
                    project,
                    job.getFullName(),
                    head);
        }
        Session.refuse(AppName.problemWith(name));
        return new ReviewAppKey(
                ReviewAppName.chosen(name, template, project, head), true, template, project, job.getFullName(), head);
    }

    /** The app that the job has already: a project that was given another name keeps its apps. */
    ReviewAppKey asRegistered(String serverUrl) {
        RegisteredApp known = chosen ? null : ReviewApps.get().of(serverUrl, template, job);
        return known == null
                ? this
                : new ReviewAppKey(
                        new ReviewAppName(known.app(), name.base(), name.hash()),
                        false,
                        template,
                        project,
                        job,
                        branch);
    }

    String app() {
        return name.app();
    }

    /** What the app is for, in a title. */
    String title() {
        return template + ": " + (branch.isEmpty() ? job : branch);
    }
}
