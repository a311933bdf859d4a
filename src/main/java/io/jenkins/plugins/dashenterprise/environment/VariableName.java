package io.jenkins.plugins.dashenterprise.environment;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The rule for the names of environment variables. */
public final class VariableName {
    private static final Pattern RULE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private VariableName() {}

    static boolean isValid(String name) {
        return RULE.matcher(name).matches();
    }

    /** What is wrong with lists of names, of which none may hold a name of another, or null. */
    @CheckForNull
    @SafeVarargs
    public static String problemWith(Collection<String>... lists) {
        Set<String> names = new HashSet<>();
        for (Collection<String> list : lists) {
            for (String name : list) {
                if (!isValid(name)) {
                    return "'" + name + "' is no name of an environment variable:"
                            + " those hold letters, digits and _, and do not start with a digit";
                }
                if (!names.add(name)) {
                    return "The environment variable " + name + " is given twice (vars, secrets and remove)";
                }
            }
        }
        return null;
    }

    @CheckForNull
    public static String problemWith(Collection<String> names) {
        return problemWith(names, List.of());
    }
}
