package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Descriptor;
import hudson.util.FormValidation.CheckMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * What an operation's form says of what stands in its fields, in the words in which a build refuses the same: rules, each of
 * which returns what is wrong, or null.
 */
public final class FieldChecks {
    private final Map<String, Function<String, String>> rules = new HashMap<>();
    private final Map<String, IntFunction<String>> numbers = new HashMap<>();

    FieldChecks() {}

    /** A rule for what may hold variables, whose values only a build knows. */
    public static <T> Function<T, String> unlessVariable(Function<T, String> rule) {
        return value -> value.toString().contains("$") ? null : rule.apply(value);
    }

    /** The rule for an app's name, which may be left out where that has a meaning. */
    public static Function<String, String> appName(boolean mandatory) {
        return unlessVariable(name -> name.isEmpty() && !mandatory ? null : AppName.problemWith(name));
    }

    /** Checks the text of a field, without the white space around it. */
    public void text(String field, Function<String, String> rule) {
        rules.put(field, rule);
    }

    /** Checks the items of a list. */
    public void list(String field, Function<List<String>, String> rule) {
        text(field, text -> rule.apply(ParameterType.lines(text)));
    }

    /** Checks a map, if the lines are one. */
    public void map(String field, Function<Map<String, String>, String> rule) {
        text(field, text -> {
            DotEnv given = new DotEnv(text);
            return given.problem() == null ? rule.apply(given.map()) : given.problem();
        });
    }

    /**
     * Checks a number, if it is one, in a form as well as before the operation runs; a blank field stands for the usual.
     *
     * @param wanted what fits, in words
     */
    public void number(String field, IntPredicate fits, String wanted) {
        numbers.put(field, number -> fits.test(number) ? null : field + " is " + number + ", but has to be " + wanted);
        text(field, text -> {
            Object number = text.isEmpty() ? null : ParameterType.NUMBER.taken(text);
            return number == null && !text.isEmpty()
                    ? Binding.notTaken(field, text, ParameterType.NUMBER)
                    : problemWith(field, (Integer) number);
        });
    }

    /** Checks the path of a file of the workspace. */
    public void file(String field) {
        text(field, path -> WorkspaceFile.problemInForm(field, path));
    }

    /** Checks an app's name, which may be left out where that has a meaning. */
    public void app(String field, boolean mandatory) {
        text(field, appName(mandatory));
    }

    boolean know(String field) {
        return rules.containsKey(field);
    }

    /** What is wrong with the text of a field, or null. */
    @CheckForNull
    String problemWith(String field, String text) {
        Function<String, String> rule = rules.get(field);
        return rule == null ? null : rule.apply(text.trim());
    }

    /** What is wrong with a number, or null. */
    @CheckForNull
    String problemWith(String field, @CheckForNull Integer number) {
        IntFunction<String> rule = numbers.get(field);
        return rule == null || number == null ? null : rule.apply(number);
    }

    /** What leads a browser to the one web method that checks all fields. */
    static final class OfField extends CheckMethod {
        private final String field;

        OfField(Descriptor<?> form, String field) {
            super(form, "field");
            this.field = field;
        }

        @Override
        public String toStemUrl() {
            return super.toStemUrl() + '/' + field;
        }
    }
}
