package io.jenkins.plugins.dashenterprise.reviewapps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.text.ForeignText;

/**
 * What may be done with the code that a build is of.
 *
 * @param skipped whether nothing is
 * @param secrets whether the app gets what only those may see whom the branch source trusts
 */
record Fork(boolean skipped, boolean secrets) {

    /**
     * Asks the branch source, since what a build's environment says can be changed by the build.
     *
     * @param branch null when the job has none, so that whoever configured the job chose the code
     * @param forks what to do with code of somebody who is not trusted
     * @throws AbortException when the branch is gone, or it cannot be found out who is trusted
     */
    static Fork of(@CheckForNull SourceBranch branch, String forks, Session session)
            throws AbortException, InterruptedException {
        if (branch == null || branch.trusts(session.build(), session.listener())) {
            return new Fork(false, true);
        }
        if (forks.equals("skip")) {
            session.log(describe(branch)
                    + " the source does not trust: no review app is made. Review it and use forks: 'withoutSecrets' or"
                    + " 'deploy', or change who is trusted in the job's branch source.");
        }
        return new Fork(forks.equals("skip"), forks.equals("deploy"));
    }

    private static String describe(SourceBranch branch) {
        String what = branch.change() == null
                ? "Branch '" + ForeignText.of(branch.name()) + "'"
                : "Pull request " + ForeignText.of(branch.change());
        return what
                + (branch.fork() == null
                        ? " holds code that"
                        : " comes from the fork '" + ForeignText.of(branch.fork()) + "', whose code");
    }
}
