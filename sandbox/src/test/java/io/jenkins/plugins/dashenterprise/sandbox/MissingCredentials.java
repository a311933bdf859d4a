package io.jenkins.plugins.dashenterprise.sandbox;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do here about credentials that a build did not find: there is no page of Jenkins to add them at. */
final class MissingCredentials {
    private static final Pattern SENTENCE =
            Pattern.compile("There are no credentials '([^'\n]+)' that this job may use for .*Add them \\(([^)\n]*)\\)");

    private MissingCredentials() {}

    /** @return empty when none were missing */
    static Optional<String> hint(String log) {
        Matcher missing = SENTENCE.matcher(log);
        return missing.find() ? Optional.of(hint(missing.group(1), missing.group(2))) : Optional.empty();
    }

    private static String hint(String id, String kind) {
        String option = kind.contains("secret text") ? "--secret " + id + "=VARIABLE" : "--credentials " + id + "=USER:VARIABLE";
        return "In the sandbox credentials come from the command line: " + option
                + ", where VARIABLE is an environment variable that holds the secret.";
    }
}
