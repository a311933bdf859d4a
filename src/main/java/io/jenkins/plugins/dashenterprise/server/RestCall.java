package io.jenkins.plugins.dashenterprise.server;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.graphql.JsonAnswer;
import io.jenkins.plugins.dashenterprise.graphql.JsonRequest;
import io.jenkins.plugins.dashenterprise.graphql.ServerPath;
import io.jenkins.plugins.dashenterprise.operations.Choice;
import io.jenkins.plugins.dashenterprise.operations.JsonText;
import io.jenkins.plugins.dashenterprise.operations.NameValueLines;
import io.jenkins.plugins.dashenterprise.operations.OperationDescriptor;
import io.jenkins.plugins.dashenterprise.operations.Plain;
import io.jenkins.plugins.dashenterprise.operations.SecretTexts;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.WritingOperation;
import java.io.IOException;
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

/** Makes an authenticated HTTP call to a path of the server, for what is outside of its GraphQL API. */
public final class RestCall extends WritingOperation {
    private static final long serialVersionUID = 1;
    private static final Choice METHOD = new Choice("method", List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
    private static final String SENT = "send";

    private final String path;
    private final TreeMap<String, String> secrets = new TreeMap<>();
    private String method = "GET";
    private boolean failOnErrors = true;

    // As JSON, since Jenkins does not save every kind of map.
    @CheckForNull
    private String body;

    @DataBoundConstructor
    public RestCall(@CheckForNull String path) {
        this.path = Util.fixNull(path).trim();
    }

    /** Where the call leads, below the server's address. */
    public String getPath() {
        return path;
    }

    /** The HTTP method. */
    public String getMethod() {
        return method;
    }

    @DataBoundSetter
    public void setMethod(@CheckForNull String method) {
        this.method = Objects.requireNonNullElse(Util.fixEmptyAndTrim(method), "GET");
    }

    /** What is sent, as JSON; empty for nothing. */
    public Map<String, Object> getBody() {
        return JsonText.parse(body);
    }

    @DataBoundSetter
    public void setBody(@CheckForNull Map<String, Object> body) {
        this.body = JsonText.of(body);
    }

    /** Ids of secret text credentials that hold further values of the body, by name. */
    public Map<String, String> getSecrets() {
        return new TreeMap<>(secrets);
    }

    @DataBoundSetter
    public void setSecrets(@CheckForNull Map<String, String> secrets) {
        Plain.replace(this.secrets, secrets);
    }

    /** Whether a refusal (HTTP 4xx) fails the step; otherwise it returns it. */
    public boolean isFailOnErrors() {
        return failOnErrors;
    }

    @DataBoundSetter
    public void setFailOnErrors(boolean failOnErrors) {
        this.failOnErrors = failOnErrors;
    }

    public String getBodyText() {
        return Util.fixNull(body);
    }

    public String getSecretsText() {
        return NameValueLines.format(secrets);
    }

    @Override
    public Map<String, Object> run(Session session) throws IOException, InterruptedException {
        String where = session.expand(path);
        Session.refuse(ServerPath.problemWith(where));
        Session.refuse(METHOD.problemWith(method));
        boolean reading = method.equals("GET");
        boolean empty = body == null && secrets.isEmpty();
        Session.refuse(reading && !empty ? "GET takes no body: choose another method, or leave body and secrets out" : null);
        if (session.hasBegun(SENT)) {
            throw new AbortException("The call was sent to " + session.server() + " before Jenkins restarted; whether it was"
                    + " carried out is not known. Look at the server before you run it again.");
        }
        JsonRequest request = new JsonRequest(method, where, empty ? null : content(session), reading, failOnErrors);
        if (!reading && session.dryRun()) {
            session.log("Would send " + method + " " + ServerPath.withoutQuery(where) + " to " + session.server()
                    + "; only the server knows what comes of it.");
            return result(null, null);
        }
        session.log("Sending " + method + " " + ServerPath.withoutQuery(where) + " to " + session.server());
        return send(request, session);
    }

    private String content(Session session) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        getBody().forEach((name, value) -> values.put(name, JsonText.expanded(value, session::expand)));
        return JsonText.write(SecretTexts.added(values, "body", secrets, session));
    }

    private static Map<String, Object> send(JsonRequest request, Session session) throws IOException, InterruptedException {
        JsonAnswer answer;
        try {
            answer = session.send(SENT, request);
        } catch (GraphQlException e) {
            if (request.repeatable() || !e.outcomeUnknown()) {
                throw e;
            }
            throw new AbortException(e.getMessage()
                    + " Whether the call was carried out is not known. Look at the server before you run it again.");
        }
        session.log("The server answered with HTTP " + answer.status() + ".");
        return result(answer.status(), answer.body());
    }

    private static Map<String, Object> result(@CheckForNull Integer status, @CheckForNull Object body) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("status", status);
        result.put("body", body);
        return result;
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashRest")
    public static final class DescriptorImpl extends OperationDescriptor {
        @Override
        public String getDisplayName() {
            return "Dash Enterprise: make an HTTP call";
        }

        /** The form has a text where a Jenkinsfile has a map. */
        @Override
        public RestCall newInstance(@CheckForNull StaplerRequest2 request, JSONObject form) throws FormException {
            JSONObject rest = JSONObject.fromObject(form);
            String body = text(rest.remove("body"));
            String secrets = text(rest.remove("secrets"));
            refuse("body", JsonText.problemWith("body", body));
            refuse("secrets", NameValueLines.problemWith(secrets));
            RestCall operation = (RestCall) super.newInstance(request, rest);
            operation.setBody(JsonText.parse(body));
            operation.setSecrets(NameValueLines.parse(secrets));
            return operation;
        }

        @POST
        public ListBoxModel doFillMethodItems(@AncestorInPath Item item) {
            return mayConfigure(item) ? METHOD.items() : new ListBoxModel();
        }

        @POST
        public FormValidation doCheckMethod(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdict(METHOD.problemWith(value)) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckPath(@AncestorInPath Item item, @QueryParameter String value) {
            if (!mayConfigure(item)) {
                return FormValidation.ok();
            }
            String path = Util.fixNull(value).trim();
            return verdict(path.contains("$") ? null : ServerPath.problemWith(path));
        }

        // A text that looks like JSON arrives parsed.
        private static String text(@CheckForNull Object value) {
            return value == null ? "" : value.toString();
        }

        @POST
        public FormValidation doCheckSecrets(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdict(NameValueLines.problemWith(value)) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckBody(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdict(JsonText.problemWith("body", value)) : FormValidation.ok();
        }
    }
}
