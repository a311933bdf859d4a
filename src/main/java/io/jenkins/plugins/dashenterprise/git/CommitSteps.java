package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * The way from a commit to another one, as in {@code HEAD~2} and {@code v1^{commit}}.
 *
 * @param steps such as {@code ~2^2}
 */
record CommitSteps(RevWalk walk, String steps) {
    private static final Pattern STEP = Pattern.compile("([~^])(\\{[a-z]*}|\\d*)");

    /** Where the steps lead, with what tags lead to in place of these; null when they lead nowhere. */
    @CheckForNull
    RevObject from(RevObject start) throws IOException {
        RevObject found = start;
        Matcher step = STEP.matcher(steps);
        while (found != null && step.find()) {
            String operand = step.group(2);
            found = operand.startsWith("{")
                    ? typed(found, operand)
                    : ancestor(
                            walk.parseCommit(found),
                            step.group(1).equals("~"),
                            operand.isEmpty() ? 1 : Integer.parseInt(operand));
        }
        return found == null ? null : walk.peel(found);
    }

    @CheckForNull
    private RevObject typed(RevObject object, String type) throws IOException {
        return switch (type) {
            case "{commit}" -> walk.parseCommit(object);
            case "{tree}" -> walk.parseTree(object);
            case "{}" -> walk.peel(object);
            default -> null;
        };
    }

    @CheckForNull
    private RevCommit ancestor(RevCommit of, boolean first, int number) throws IOException {
        if (!first) {
            return number == 0 ? of : parent(of, number);
        }
        RevCommit commit = of;
        for (int generation = 0; commit != null && generation < number; generation++) {
            commit = parent(commit, 1);
        }
        return commit;
    }

    @CheckForNull
    private RevCommit parent(RevCommit of, int number) throws IOException {
        return of.getParentCount() < number ? null : walk.parseCommit(of.getParent(number - 1));
    }
}
