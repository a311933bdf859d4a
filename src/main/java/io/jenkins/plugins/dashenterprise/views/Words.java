package io.jenkins.plugins.dashenterprise.views;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.jvnet.localizer.LocaleProvider;
import org.jvnet.localizer.ResourceBundleHolder;

/** The words for deeds and states in the language of whoever looks; the records, and the log, have them in English. */
final class Words {
    private static final ResourceBundleHolder TEXTS = ResourceBundleHolder.get(Words.class);

    private Words() {}

    /** The same word where it has no translation, as one of another version may have none. */
    @CheckForNull
    static String of(@CheckForNull String word) {
        return word != null && isKnown(word) ? TEXTS.format(word) : word;
    }

    static boolean isKnown(String key) {
        return TEXTS.get(LocaleProvider.getLocale()).containsKey(key);
    }

    /** A text with its places filled. */
    static String format(String key, Object... arguments) {
        return TEXTS.format(key, arguments);
    }
}
