package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Descriptor.FormException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONObject;
import org.jvnet.localizer.ResourceBundleHolder;

/**
 * What a browser sends of an operation's form, in which a blank field leaves things as they are, and a ticked box
 * {@code <parameter>None} removes all.
 */
record SubmittedForm(JSONObject form) {
    private static final ResourceBundleHolder TEXTS = ResourceBundleHolder.get(SubmittedForm.class);
    private static final String NONE = "None";

    /** The arguments that it gives. */
    Map<String, Object> arguments(List<Parameter> parameters) throws FormException {
        Map<String, Object> arguments = new HashMap<>();
        for (Parameter parameter : parameters) {
            Object given = argument(parameter);
            if (given != null) {
                arguments.put(parameter.name(), given);
            }
        }
        return arguments;
    }

    /** What it says of a parameter, or null when its field is blank. */
    @CheckForNull
    private Object argument(Parameter parameter) throws FormException {
        String name = parameter.name();
        List<SecretVariable> rows =
                parameter.type() == ParameterType.MAP ? SecretVariable.submitted(form.opt(name)) : null;
        if (rows != null) {
            refuse(name, SecretVariable.problemWith(name, rows));
            return rows.isEmpty() ? null : SecretVariable.ids(rows);
        }
        String text = form.has(name) ? form.get(name).toString() : "";
        boolean none = form.optBoolean(name + NONE);
        refuse(name, none && !text.isBlank() ? TEXTS.format("GivenAndNone", name) : null);
        refuse(name, parameter.type().problemWithText(name, text));
        if (none) {
            return parameter.type() == ParameterType.LIST ? List.of() : "";
        }
        Object read = text.isBlank() ? null : parameter.type().read(text);
        return read == null && !text.isBlank() ? text : read;
    }

    /** Refuses to save a form, unless {@code problem} is null. */
    static void refuse(@CheckForNull String field, @CheckForNull String problem) throws FormException {
        if (problem != null) {
            throw new FormException(problem, field);
        }
    }
}
