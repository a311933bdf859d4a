package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The one door for what a git server says, in its output, its refusals and the exceptions that repeat it: whatever of it is
 * printed, thrown or searched has passed here.
 *
 * @param secrets what was sent to the server and is not to come back
 */
record RemoteText(List<String> secrets) {
    private static final int LONGEST = 2_000;
    private static final int SHORTEST_SECRET = 4;
    // Colours, and the sequence that would make Jenkins take a text for one of its own notes; marks that turn the writing.
    private static final Pattern CONTROLS = Pattern.compile("\u001b\\[[0-9;?]{0,40}[A-Za-z]|[\\p{Cntrl}\\p{Cf}\u0085\u2028\u2029&&[^\t]]");

    /** A text as one line of a bearable length, without secrets and without what a terminal or a log takes for more than text. */
    String line(@CheckForNull String foreign) {
        String text = foreign == null ? "" : foreign;
        for (String secret : secrets) {
            if (secret.length() >= SHORTEST_SECRET) {
                text = text.replace(secret, "****");
            }
        }
        text = CONTROLS.matcher(text.replace('\n', ' ')).replaceAll("");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
