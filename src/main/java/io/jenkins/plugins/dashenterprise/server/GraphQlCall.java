package io.jenkins.plugins.dashenterprise.server;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlDocument;
import io.jenkins.plugins.dashenterprise.graphql.JsonRequest;
import io.jenkins.plugins.dashenterprise.operations.JsonText;
import io.jenkins.plugins.dashenterprise.operations.OperationDescriptor;
import io.jenkins.plugins.dashenterprise.operations.Payload;
import io.jenkins.plugins.dashenterprise.operations.SecretTexts;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Sends any query or mutation: the way to what has no step of its own. */
public final class GraphQlCall extends RawCall {
    private static final long serialVersionUID = 1;
    private static final Words WORDS = new Words("mutation", "applied");

    @CheckForNull
    private final String query;

    // As JSON, since Jenkins does not save every kind of map.
    @CheckForNull
    private String variables;

    @CheckForNull
    private ArrayList<?> variableLines;

    @DataBoundConstructor
    public GraphQlCall(@CheckForNull String query) {
        this.query = Util.fixEmptyAndTrim(query);
    }

    /** The GraphQL document, with one query or mutation in it. */
    public String getQuery() {
        return Util.fixNull(query);
    }

    /** The values of the document's variables. */
    public Map<String, Object> getVariables() {
        return JsonText.parse(JsonText.textOrLines(variables, variableLines));
    }

    @DataBoundSetter
    public void setVariables(@CheckForNull Map<String, Object> variables) {
        this.variables = JsonText.of(variables);
    }

    /** What may be given in place of variables, {@code NAME=text} or {@code NAME:=JSON}, or null. */
    @CheckForNull
    public List<String> getVariableLines() {
        return Texts.exactList(variableLines);
    }

    @DataBoundSetter
    public void setVariableLines(@CheckForNull List<String> variableLines) {
        this.variableLines = Texts.exactList(variableLines);
    }

    @Override
    Words words() {
        return WORDS;
    }

    @Override
    public Object run(Session session) throws IOException, InterruptedException {
        GraphQlDocument document = new GraphQlDocument(getQuery());
        Session.refuse(document.problem());
        Session.refuse(JsonText.problemWith("variables", JsonText.textOrLines(variables, variableLines)));
        boolean mutation = document.isMutation();
        refuseToRepeat(session);
        JsonRequest request = JsonRequest.graphQl(body(session), !mutation, isFailOnErrors());
        if (mutation && session.dryRun()) {
            session.log("Would send the mutation to " + session.server() + "; only the server knows what comes of it.");
            return isFailOnErrors() ? new LinkedHashMap<>() : both(Map.of());
        }
        session.log("Sending a " + (mutation ? "mutation" : "query") + " to " + session.server());
        Map<?, ?> answer =
                (Map<?, ?>) Objects.requireNonNull(send(request, session).body());
        if (!isFailOnErrors()) {
            return both(answer);
        }
        if (mutation) {
            refusePayloadErrors(answer.get("data"), session);
        }
        return answer.get("data");
    }

    private String body(Session session) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        getVariables().forEach((name, value) -> values.put(name, JsonText.expanded(value, session::expand)));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("query", getQuery());
        body.put("variables", SecretTexts.added(values, "variables", getSecrets(), session));
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
                Payload.refuse(mutation, error, session);
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
        public DescriptorImpl() {
            checks().text("query", query -> new GraphQlDocument(query).problem());
            checks().text("variables", variables -> JsonText.problemWith("variables", variables));
        }
    }
}
