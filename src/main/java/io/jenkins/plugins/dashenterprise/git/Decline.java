package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The causes for which the server declines a push, as its output tells them, and what to do about each. */
enum Decline {
    NO_PERMISSION(
            "does not have permissions to run git-hook|^\\s{0,9}!.*Access denied",
            "Only the app's owner and administrators may deploy it; use git credentials of one of them."),
    LOCKED(
            "^\\s{0,9}!.*deploy lock",
            "Another deploy of the app is under way, or left its lock; deploy again when it is over."),
    SHALLOW("^\\s{0,9}!.*shallow update not allowed", "Check out the whole history, without a shallow clone."),
    NO_BUILDPACK(
            "Unable to select a buildpack",
            "The commit has to have the app at its root, with requirements.txt (gunicorn among them) or conda files;"
                    + " where it is in a directory of the repository, set directory."),
    NO_PROCFILE(
            "Procfile: No such file",
            "Add a file Procfile beside the app, for example: web: gunicorn app:server --workers 4"),
    NO_PACKAGE(
            "No matching distribution found|Could not find a version that satisfies",
            "Correct requirements.txt: the server's Python finds no such package."),
    CONTAINER_FAILED(
            "App container failed to start",
            "The app's own output above says why; the version before goes on running.");

    private static final Pattern ERROR = Pattern.compile("^\\s{0,40}[\\w.]{0,200}(?:Error|Exception)(?:: .*)?");
    private static final Pattern MARK = Pattern.compile("^[!=>\\s-]*+(?:ERROR: )?");
    private static final Pattern NOT_THE_CAUSE =
            Pattern.compile("(?i)hook declined|failed to push|remote rejected|^[\\s!=>-]*+$");

    private final Pattern pattern;
    private final String advice;

    Decline(String pattern, String advice) {
        this.pattern = Pattern.compile(pattern);
        this.advice = advice;
    }

    /**
     * The cause as one or two sentences, without a full stop when it is the server's own last words.
     *
     * @param ofBuild the latest lines of the server and of its build
     * @param ofApp the latest lines of the app that was started
     * @param reason what the server's verdict itself says
     */
    static String cause(List<String> ofBuild, List<String> ofApp, String reason) {
        String verdict = " ! " + reason;
        for (int i = ofBuild.size(); i >= 0; i--) {
            String line = i == ofBuild.size() ? verdict : ofBuild.get(i);
            Decline cause = Arrays.stream(values())
                    .filter(each -> each.pattern.matcher(line).find())
                    .findFirst()
                    .orElse(null);
            if (cause != null) {
                return cause.sentence(bare(line), ofApp);
            }
        }
        return lastWords(ofBuild, reason);
    }

    private String sentence(String line, List<String> ofApp) {
        String error = this == CONTAINER_FAILED ? lastError(ofApp) : null;
        return line + (error == null ? line.endsWith("!") || line.endsWith(".") ? "" : "." : " " + error + ".") + " "
                + advice;
    }

    @CheckForNull
    private static String lastError(List<String> ofApp) {
        return ofApp.stream()
                .filter(line -> ERROR.matcher(line).matches())
                .reduce((first, second) -> second)
                .map(Decline::bare)
                .orElse(null);
    }

    private static String lastWords(List<String> ofBuild, String reason) {
        List<String> words = ofBuild.stream()
                .filter(line -> !NOT_THE_CAUSE.matcher(line).find())
                .toList();
        List<String> marked =
                words.stream().filter(line -> line.strip().startsWith("!")).toList();
        List<String> best = marked.isEmpty() ? words : marked;
        boolean says = !NOT_THE_CAUSE.matcher(reason).find();
        String last = best.isEmpty() ? reason : bare(best.get(best.size() - 1));
        return says ? reason : last.isBlank() ? "it does not say why" : last;
    }

    /** Without the marks that the server puts before its lines. */
    private static String bare(String line) {
        return MARK.matcher(line.strip()).replaceFirst("");
    }
}
