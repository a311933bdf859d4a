package hudson.util;

import hudson.Util;
import hudson.model.Descriptor;

/** In Jenkins an abstract exception, which is also an HTTP response. */
public class FormValidation extends Exception {
    public enum Kind {
        OK,
        WARNING,
        ERROR
    }

    public final Kind kind;

    private FormValidation(Kind kind, String message) {
        super(Util.escape(message));
        this.kind = kind;
    }

    public static FormValidation ok() {
        return new FormValidation(Kind.OK, null);
    }

    public static FormValidation ok(String message) {
        return new FormValidation(Kind.OK, message);
    }

    public static FormValidation warning(String message) {
        return message == null ? ok() : new FormValidation(Kind.WARNING, message);
    }

    public static FormValidation error(String message) {
        return message == null ? ok() : new FormValidation(Kind.ERROR, message);
    }

    public static FormValidation validateNonNegativeInteger(String value) {
        try {
            return Integer.parseInt(value) < 0 ? error("Not a non-negative number") : ok();
        } catch (NumberFormatException e) {
            return error("Not an integer");
        }
    }

    public static FormValidation validatePositiveInteger(String value) {
        try {
            return Integer.parseInt(value) > 0 ? ok() : error("Not a positive number");
        } catch (NumberFormatException e) {
            return error("Not a number");
        }
    }

    @Override
    public String toString() {
        return kind + ": " + getMessage();
    }

    /** How a page leads to the check of a field, and there are no pages. */
    public static class CheckMethod {
        public CheckMethod(Descriptor descriptor, String fieldName) {}

        public String toStemUrl() {
            return null;
        }
    }
}
