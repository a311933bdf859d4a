package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.AbstractProject;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.ServerItems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jvnet.localizer.ResourceBundleHolder;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The form of an operation: what all operations share. */
public abstract class OperationDescriptor extends BuildStepDescriptor<Builder>
        implements CustomDescribableModel, ServerForm {
    static final ResourceBundleHolder TEXTS = ResourceBundleHolder.get(OperationDescriptor.class);
    private static final String APP = "app";

    private final transient FieldChecks checks = new FieldChecks();

    protected OperationDescriptor() {
        checks.app(APP, true);
    }

    @Override
    public boolean isApplicable(@SuppressWarnings("rawtypes") Class<? extends AbstractProject> jobType) {
        return true;
    }

    /** What lists of build steps call the operation: the text {@code DisplayName} of the class' own properties. */
    @Override
    public String getDisplayName() {
        return ResourceBundleHolder.get(clazz).format("DisplayName");
    }

    /** Whether the operation changes something, so that it has a dry run. */
    public final boolean isWriting() {
        return WritingOperation.class.isAssignableFrom(clazz);
    }

    /** Whether nobody has to think of the server; the form shows it at once when there are several, or none yet. */
    public final boolean hasOneServer() {
        return DashEnterpriseConfiguration.get().getServers().size() == 1;
    }

    /** What a Jenkinsfile calls the operation. */
    final String symbol() {
        return getClass().getAnnotation(Symbol.class).value()[0];
    }

    /** An operation with the arguments of a Jenkinsfile, whatever their types. */
    final Operation bind(Map<String, ?> arguments) {
        return new Binding(operation()).bind(symbol(), arguments);
    }

    /** What the form says of its fields; whoever makes a descriptor adds to it. */
    protected final FieldChecks checks() {
        return checks;
    }

    @Override
    public final FormValidation.CheckMethod getCheckMethod(String field) {
        return checks.know(field) ? new FieldChecks.OfField(this, field) : super.getCheckMethod(field);
    }

    /** The verdict on the text of a field, in the words in which the operation itself would refuse it. */
    public final FormValidation verdict(String field, String text) {
        String problem = checks.problemWith(field, text);
        return problem == null ? FormValidation.ok() : FormValidation.error(problem);
    }

    private Class<? extends Operation> operation() {
        return clazz.asSubclass(Operation.class);
    }

    /**
     * What a form shows of a parameter: one item of a list a line, a map as the lines of a {@code .env} file, free-form data as
     * JSON.
     *
     * @param instance null in a form that is not filled yet
     */
    public final String shown(@CheckForNull Operation instance, String parameter) {
        Object value = instance == null ? null : parameter(parameter).get(instance);
        return value == null ? "" : Util.fixNull(parameter(parameter).type().shown(value));
    }

    /** What a form offers of a parameter that takes one of a few words, or yes or no. */
    public final ListBoxModel options(@CheckForNull Operation instance, String parameter) {
        return parameter(parameter).options(shown(instance, parameter));
    }

    /** Whether a parameter says that there shall be none, by an empty list or text, which a form shows as a box that is ticked. */
    public final boolean isNone(@CheckForNull Operation instance, String parameter) {
        Object value = instance == null ? null : parameter(parameter).get(instance);
        return value instanceof List<?> list ? list.isEmpty() : "".equals(value);
    }

    /** The rows of a form that show a map of names to credentials ids; none in a form that is not filled yet. */
    public final List<SecretVariable> rows(@CheckForNull Operation instance, String parameter) {
        return instance != null && parameter(parameter).get(instance) instanceof Map<?, ?> ids
                ? SecretVariable.rows(ids)
                : List.of();
    }

    /** What offers the credentials in such a row. */
    public final Descriptor<?> getRow() {
        return Jenkins.get().getDescriptorOrDie(SecretVariable.class);
    }

    private Parameter parameter(String name) {
        return Parameter.of(operation()).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Takes a form, in which a blank field leaves things as they are, and a ticked box {@code <parameter>None} removes all. */
    @Override
    public final Builder newInstance(@CheckForNull StaplerRequest2 request, JSONObject form) throws FormException {
        Operation operation = bind(new SubmittedForm(form).arguments(Parameter.of(operation())));
        SubmittedForm.refuse(null, operation.problem());
        return operation;
    }

    /** Job DSL gives an empty list for each that was left out; so that this removes nothing, it is left out here too. */
    @Override
    public final Map<String, Object> customInstantiate(Map<String, Object> arguments) {
        Map<String, Object> given = new HashMap<>(arguments);
        given.values().removeIf(value -> value instanceof List<?> list && list.isEmpty());
        return given;
    }

    /** The Snippet Generator prints a map as such, without the lines that may be given in its place, and with all its numbers. */
    @Override
    public final UninstantiatedDescribable customUninstantiate(UninstantiatedDescribable described) {
        Map<String, Object> arguments = new TreeMap<>(described.getArguments());
        arguments.keySet().removeIf(LinesBeside::is);
        arguments.replaceAll((name, value) -> JsonText.printable(value));
        return described.withArguments(arguments);
    }

    /**
     * What a step is about: an app by its name, unless an operation is about something else. Never a value of a variable.
     *
     * @param arguments as a Jenkinsfile has them
     * @return null when it is about the server as a whole
     */
    @CheckForNull
    protected String about(Map<String, ?> arguments) {
        return DescribableModel.of(clazz).getParameter(APP) == null
                ? null
                : text(arguments, arguments.containsKey(APP) ? APP : UninstantiatedDescribable.ANONYMOUS_KEY);
    }

    /** An argument that is a text, or null. */
    @CheckForNull
    protected static String text(Map<String, ?> arguments, String name) {
        return arguments.get(name) instanceof CharSequence value ? Util.fixEmptyAndTrim(value.toString()) : null;
    }

    /** {@link #about}, with the server where a Jenkinsfile names it; null when there is nothing to say. */
    @CheckForNull
    final String aboutOn(Map<String, ?> arguments) {
        String what = about(arguments);
        String server = text(arguments, "server");
        if (what == null || server == null) {
            return what == null ? server : what;
        }
        return what + " @ " + server;
    }

    final boolean hasSymbol(@CheckForNull String symbol) {
        Symbol own = getClass().getAnnotation(Symbol.class);
        return own != null && List.of(own.value()).contains(Util.fixNull(symbol));
    }

    /** Says of all fields what {@link #checks} have to say; the rest of the path is the name of the field. */
    @POST
    public final FormValidation doCheckField(
            StaplerRequest2 request, @AncestorInPath Item item, @QueryParameter String value) {
        return ServerItems.mayConfigure(item)
                ? verdict(request.getRestOfPath().replace("/", ""), Util.fixNull(value))
                : FormValidation.ok();
    }
}
