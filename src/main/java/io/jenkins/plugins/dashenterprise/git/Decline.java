package io.jenkins.plugins.dashenterprise.git;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The causes for which the server declines a push, as its output tells them, and what to do about each. */
enum Decline {
    NO_PERMISSION(
            "does not have permissions to run git-hook|Access denied",
            "Only the app's owner and administrators may deploy it; use git credentials of one of them."),
    LOCKED(
            "deploy lock",
            "Another deploy of the app is under way, or left its lock; deploy again when it is over."),
    SHALLOW(
            "shallow update not allowed",
            "Check out the whole history, without a shallow clone."),
    NO_BUILDPACK(
            "Unable to select a buildpack",
            "The commit has to have the app at its root, with requirements.txt (gunicorn among them) or conda files."),
    NO_PROCFILE(
            "Procfile: No such file",
            "Add a file Procfile to the root of the repository, for example: web: gunicorn app:server --workers 4"),
    NO_PACKAGE(
            "No matching distribution found|Could not find a version that satisfies",
            "Correct requirements.txt: the server's Python finds no such package."),
    CONTAINER_FAILED(
            "App container failed to start",
            "The app's own output above says why; the version before goes on running.");

    private static final Pattern ERROR = Pattern.compile("\\s*[\\w.]*(Error|Exception)(: .*)?");
    private static final Pattern NOT_THE_CAUSE =
            Pattern.compile("(?i).*(hook declined|failed to push|remote rejected).*|[\\s!=>-]*");

    private final Pattern pattern;
    private final String advice;

    Decline(String pattern, String advice) {
        this.pattern = Pattern.compile(pattern);
        this.advice = advice;
    }

    /** The cause as one or two sentences, without a full stop when it is the server's own last words. */
    static String cause(List<String> output, String otherwise) {
        return Arrays.stream(values())
                .flatMap(decline -> decline.in(output).stream())
                .findFirst()
                .orElseGet(() -> lastWords(output).orElse(otherwise));
    }

    private Optional<String> in(List<String> output) {
        Optional<String> line = last(output, pattern);
        Optional<String> error = this == CONTAINER_FAILED ? last(output, ERROR) : Optional.empty();
        return line.map(found -> bare(found) + error.map(e -> " " + bare(e) + ".").orElse(found.endsWith("!") ? "" : ".") + " " + advice);
    }

    private static Optional<String> lastWords(List<String> output) {
        Optional<String> marked = output.stream()
                .filter(line -> line.strip().startsWith("!") && !NOT_THE_CAUSE.matcher(line).matches())
                .reduce((first, second) -> second);
        return marked.or(() -> output.stream()
                        .filter(line -> !NOT_THE_CAUSE.matcher(line).matches())
                        .reduce((first, second) -> second))
                .map(Decline::bare);
    }

    private static Optional<String> last(List<String> output, Pattern pattern) {
        return output.stream()
                .filter(line -> pattern == ERROR ? pattern.matcher(line).matches() : pattern.matcher(line).find())
                .reduce((first, second) -> second);
    }

    /** Without the marks that the server puts before its lines. */
    private static String bare(String line) {
        return line.strip().replaceFirst("^[!=>\\s-]*(ERROR: )?", "");
    }
}
