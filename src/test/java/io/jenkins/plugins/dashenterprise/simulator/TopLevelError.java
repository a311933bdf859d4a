package io.jenkins.plugins.dashenterprise.simulator;

/** A failure that the server reports in {@code errors[]}, with null for the field's data. */
class TopLevelError extends RuntimeException {
    /** What a Flask server says to those who lack the right to what they asked for. */
    static final String UNAUTHORIZED =
            "401 Unauthorized: The server could not verify that you are authorized to access "
                    + "the URL requested. You either supplied the wrong credentials (e.g. a bad password), or your browser "
                    + "doesn't understand how to supply the credentials required.";

    TopLevelError(String message) {
        super(message);
    }

    /** The caller is not who it says it is. */
    static final class OfCredentials extends TopLevelError {
        OfCredentials(String message) {
            super(message);
        }
    }
}
