package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.util.Arrays;
import java.util.List;
import org.codehaus.groovy.control.CompilationFailedException;

/** What Groovy cannot make sense of in a Jenkinsfile, which Jenkins prints with a stack trace: one sentence, without values. */
final class ScriptMistake {
    private static final List<String> OF_NULL = List.of("Cannot get property ", "Cannot set property ", "Cannot invoke method ");

    private ScriptMistake() {}

    /** The sentence, or null when it is something else. */
    static String sentence(Throwable failure) {
        if (failure instanceof MissingPropertyException missing) {
            return "There is no variable or property '" + missing.getProperty() + "'" + of(missing.getType()) + line(failure);
        }
        if (failure instanceof MissingMethodException missing) {
            return "There is no method '" + missing.getMethod() + "'" + of(missing.getType()) + " for what it is given" + line(failure);
        }
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof CompilationFailedException) {
            return message.strip();
        }
        boolean ofNull = failure instanceof NullPointerException && OF_NULL.stream().anyMatch(message::startsWith);
        return ofNull ? message + line(failure) : null;
    }

    private static String of(Class<?> type) {
        return type == null || CpsScript.class.isAssignableFrom(type) ? "" : " of the type " + type.getSimpleName();
    }

    private static String line(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(each -> each.getClassName().startsWith("WorkflowScript") && each.getLineNumber() > 0)
                .findFirst()
                .map(each -> " (line " + each.getLineNumber() + " of the Jenkinsfile).")
                .orElse(".");
    }
}
