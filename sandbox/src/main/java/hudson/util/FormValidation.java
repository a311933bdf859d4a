package hudson.util;

import hudson.Util;
import java.io.IOException;

public abstract class FormValidation extends IOException {
    public enum Kind {
        OK,
        WARNING,
        ERROR
    }

    public final Kind kind;

    private FormValidation(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public static FormValidation ok() {
        return respond(Kind.OK, "<div/>", null);
    }

    public static FormValidation ok(String message) {
        return escaped(Kind.OK, message);
    }

    public static FormValidation ok(String format, Object... arguments) {
        return ok(String.format(format, arguments));
    }

    public static FormValidation warning(String message) {
        return escaped(Kind.WARNING, message);
    }

    public static FormValidation warning(String format, Object... arguments) {
        return warning(String.format(format, arguments));
    }

    public static FormValidation error(String message) {
        return escaped(Kind.ERROR, message);
    }

    public static FormValidation error(String format, Object... arguments) {
        return error(String.format(format, arguments));
    }

    public static FormValidation error(Throwable cause, String message) {
        return escaped(Kind.ERROR, message + "\n" + cause);
    }

    public static FormValidation validateRequired(String value) {
        return Util.fixEmptyAndTrim(value) == null ? error("Required") : ok();
    }

    public static FormValidation validatePositiveInteger(String value) {
        try {
            return Integer.parseInt(value) > 0 ? ok() : error("Not a positive integer");
        } catch (NumberFormatException e) {
            return error("Not a number");
        }
    }

    private static FormValidation escaped(Kind kind, String message) {
        if (message == null) {
            return ok();
        }
        String html = Util.escape(message);
        return respond(kind, html, html);
    }

    private static FormValidation respond(Kind kind, String html, String message) {
        return new FormValidation(kind, message) {
            @Override
            public String renderHtml() {
                return html;
            }
        };
    }

    public abstract String renderHtml();

    @Override
    public String toString() {
        return kind + ": " + renderHtml();
    }
}
