package io.jenkins.plugins.dashenterprise.simulator;

/** A mutation that the server does not carry out: its message becomes the payload's {@code error}. */
final class Refusal extends RuntimeException {
    static final String NO_APP = "App does not exist.";
    private static final String NAME_RULE = "Names should be between 3 to 30 characters long, start with a letter, "
            + "and only contain lower case letters, numbers, and -";

    Refusal(String message) {
        super(message);
    }

    /** @param what {@code app} or {@code service}: they have the same rule */
    static void ofInvalidName(String what, String name) {
        if (name == null || !name.matches("[a-z][a-z0-9-]{2,29}")) {
            throw new Refusal("Invalid " + what + " name. " + NAME_RULE);
        }
    }

    /** Refuses when {@code condition} holds. */
    static void when(boolean condition, String message) {
        if (condition) {
            throw new Refusal(message);
        }
    }
}
