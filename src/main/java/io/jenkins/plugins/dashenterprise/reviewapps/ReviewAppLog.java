package io.jenkins.plugins.dashenterprise.reviewapps;

import io.jenkins.plugins.dashenterprise.text.Secrets;
import io.jenkins.plugins.dashenterprise.text.Shown;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What becomes of review apps where there is no build to tell it in: the log of Jenkins. */
final class ReviewAppLog {
    private static final Logger LOGGER = Logger.getLogger(ReviewAppLog.class.getPackageName());

    private ReviewAppLog() {}

    static void log(String sentence) {
        LOGGER.info(() -> plain(sentence));
    }

    static void warn(String sentence) {
        LOGGER.warning(() -> plain(sentence));
    }

    static void warn(String sentence, Exception cause) {
        LOGGER.log(Level.WARNING, Shown.of(cause, new Secrets()), () -> plain(sentence));
    }

    /** A sentence of which texts of others may be parts, as it may be shown; no session is there that has secrets. */
    static String plain(String sentence) {
        return new Secrets().sentence(sentence);
    }
}
