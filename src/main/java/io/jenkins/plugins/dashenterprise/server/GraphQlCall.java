package io.jenkins.plugins.dashenterprise.server;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlDocument;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.graphql.JsonRequest;
import io.jenkins.plugins.dashenterprise.operations.JsonText;
import io.jenkins.plugins.dashenterprise.operations.NameValueLines;
import io.jenkins.plugins.dashenterprise.operations.OperationDescriptor;
import io.jenkins.plugins.dashenterprise.operations.Plain;
import io.jenkins.plugins.dashenterprise.operations.SecretTexts;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.WritingOperation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** Sends any query or mutation: the way to what has no step of its own. */
public final class GraphQlCall extends WritingOperation {
    private static final long serialVersionUID = 1;
    private static final String SENT = "send";

    private final String query;
    private final TreeMap<String, String> secrets = new TreeMap<>();
    private boolean failOnErrors = true;

    // As JSON, since Jenkins does not save every kind of map.
    @CheckForNull
    private String variables;

    @DataBoundConstructor
    public GraphQlCall(@CheckForNull String query) {
        this.query = Util.fixNull(query).trim();
    }

    /** The GraphQL document, with one query or mutation in it. */
    public String getQuery() {
        return query;
    }

    /** The values of the document's variables. */
    public Map<String, Object> getVariables() {
        return JsonText.parse(variables);
    }

    @DataBoundSetter
    public void setVariables(@CheckForNull Map<String, Object> variables) {
        this.variables = JsonText.of(variables);
    }

    /** Ids of secret text credentials that hold the values of further variables, by name. */
    public Map<String, String> getSecrets() {
        return new TreeMap<>(secrets);
    }

    @DataBoundSetter
    public void setSecrets(@CheckForNull Map<String, String> secrets) {
        Plain.replace(this.secrets, secrets);
    }

    /** Whether errors fail the step; otherwise it returns them. */
    public boolean isFailOnErrors() {
        return failOnErrors;
    }

    @DataBoundSetter
    public void setFailOnErrors(boolean failOnErrors) {
        this.failOnErrors = failOnErrors;
    }

    public String getVariablesText() {
        return Util.fixNull(variables);
    }

    public String getSecretsText() {
        return NameValueLines.format(secrets);
    }

    @Override
    public Object run(Session session) throws IOException, InterruptedException {
        GraphQlDocument document = new GraphQlDocument(query);
        Session.refuse(document.problem());
        boolean mutation = document.isMutation();
        if (session.hasBegun(SENT)) {
            throw new AbortException("The mutation was sent to " + session.server() + " before Jenkins restarted; whether it was"
                    + " applied is not known. Look at the server before you run it again.");
        }
        JsonRequest request = JsonRequest.graphQl(body(session), !mutation, failOnErrors);
        if (mutation && session.dryRun()) {
            session.log("Would send the mutation to " + session.server() + "; only the server knows what comes of it.");
            return failOnErrors ? new LinkedHashMap<>() : both(Map.of());
        }
        session.log("Sending a " + (mutation ? "mutation" : "query") + " to " + session.server());
        Map<?, ?> answer = send(request, session);
        if (!failOnErrors) {
            return both(answer);
        }
        if (mutation) {
            refusePayloadErrors(answer.get("data"), session);
        }
        return answer.get("data");
    }

    private static Map<?, ?> send(JsonRequest request, Session session) throws IOException, InterruptedException {
        try {
            return (Map<?, ?>) Objects.requireNonNull(session.send(SENT, request).body());
        } catch (GraphQlException e) {
            if (request.repeatable() || !e.outcomeUnknown()) {
                throw e;
            }
            throw new AbortException(e.getMessage()
                    + " Whether the mutation was applied is not known. Look at the server before you run it again.");
        }
    }

    private String body(Session session) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        getVariables().forEach((name, value) -> values.put(name, JsonText.expanded(value, session::expand)));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("query", query);
        body.put("variables", SecretTexts.added(values, "variables", secrets, session));
        return JsonText.write(body);
    }

    /** The server tells what it refuses in the payload of a mutation. */
    private static void refusePayloadErrors(@CheckForNull Object data, Session session) throws AbortException {
        if (data instanceof Map<?, ?> payloads) {
            for (Map.Entry<?, ?> payload : payloads.entrySet()) {
                if (payload.getValue() instanceof Map<?, ?> fields) {
                    refuseErrors(String.valueOf(payload.getKey()), fields, session);
                }
            }
        }
    }

    private static void refuseErrors(String mutation, Map<?, ?> fields, Session session) throws AbortException {
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            if (String.valueOf(field.getKey()).endsWith("rror") && field.getValue() instanceof String error) {
                session.refuseError(mutation, error);
            }
        }
    }

    private static Map<String, Object> both(Map<?, ?> answer) {
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("data", answer.get("data"));
        Object errors = Objects.requireNonNullElse(answer.get("errors"), List.of());
        both.put("errors", new ArrayList<>(errors instanceof List<?> list ? list : List.of(errors)));
        return both;
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashGraphQL")
    public static final class DescriptorImpl extends OperationDescriptor {
        @Override
        public String getDisplayName() {
            return "Dash Enterprise: send a GraphQL query or mutation";
        }

        /** The form has texts where a Jenkinsfile has maps. */
        @Override
        public GraphQlCall newInstance(@CheckForNull StaplerRequest2 request, JSONObject form) throws FormException {
            JSONObject rest = JSONObject.fromObject(form);
            String variables = text(rest.remove("variables"));
            String secrets = text(rest.remove("secrets"));
            refuse("variables", JsonText.problemWith("variables", variables));
            refuse("secrets", NameValueLines.problemWith(secrets));
            GraphQlCall operation = (GraphQlCall) super.newInstance(request, rest);
            operation.setVariables(JsonText.parse(variables));
            operation.setSecrets(NameValueLines.parse(secrets));
            return operation;
        }

        // A text that looks like JSON arrives parsed.
        private static String text(@CheckForNull Object value) {
            return value == null ? "" : value.toString();
        }

        @POST
        public FormValidation doCheckQuery(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdict(new GraphQlDocument(Util.fixNull(value)).problem()) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckVariables(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdict(JsonText.problemWith("variables", value)) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckSecrets(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdict(NameValueLines.problemWith(value)) : FormValidation.ok();
        }
    }
}
