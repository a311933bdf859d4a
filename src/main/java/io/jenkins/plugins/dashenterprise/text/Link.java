package io.jenkins.plugins.dashenterprise.text;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.console.HyperlinkNote;
import java.util.UUID;

/** A text that leads to a page when a build's log is read in Jenkins; where it cannot, the text is left. */
public final class Link {
    // Nobody else can write it, as it is never printed.
    private static final String MARK = "\u0001" + UUID.randomUUID() + "\u0001";

    private Link() {}

    /** A link as a part of a line; plain text for anything but http and https. */
    public static String to(@CheckForNull String url, @CheckForNull String text) {
        return url != null && text != null && isWeb(url) ? MARK + url + MARK + text + MARK : String.valueOf(text);
    }

    private static boolean isWeb(String url) {
        boolean web = url.startsWith("http://") || url.startsWith("https://");
        return web && url.length() <= ForeignText.MOST && url.chars().allMatch(each -> each > ' ' && each <= '~');
    }

    /** A line with its links, and everything else in it as it may be printed. */
    static String resolved(String line, Secrets secrets) {
        int begin = line.indexOf(MARK);
        if (begin < 0) {
            return secrets.sentence(line);
        }
        int middle = line.indexOf(MARK, begin + MARK.length());
        int end = line.indexOf(MARK, middle + MARK.length());
        String url = line.substring(begin + MARK.length(), middle);
        String text = secrets.sentence(line.substring(middle + MARK.length(), end));
        // A masked address leads nowhere.
        boolean open = secrets.sentence(ForeignText.of(url)).equals(url) && !text.isEmpty();
        return secrets.sentence(line.substring(0, begin))
                + (open ? HyperlinkNote.encodeTo(url, text) : text)
                + resolved(line.substring(end + MARK.length()), secrets);
    }

    /** A line with the texts of its links alone. */
    static String plain(String line) {
        int begin = line.indexOf(MARK);
        if (begin < 0) {
            return line;
        }
        int middle = line.indexOf(MARK, begin + MARK.length());
        int end = line.indexOf(MARK, middle + MARK.length());
        return line.substring(0, begin)
                + line.substring(middle + MARK.length(), end)
                + plain(line.substring(end + MARK.length()));
    }
}
