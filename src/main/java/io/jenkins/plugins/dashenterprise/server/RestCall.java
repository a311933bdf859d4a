package io.jenkins.plugins.dashenterprise.server;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.dashenterprise.graphql.JsonAnswer;
import io.jenkins.plugins.dashenterprise.graphql.JsonRequest;
import io.jenkins.plugins.dashenterprise.graphql.ServerPath;
import io.jenkins.plugins.dashenterprise.operations.FieldChecks;
import io.jenkins.plugins.dashenterprise.operations.JsonText;
import io.jenkins.plugins.dashenterprise.operations.OneOf;
import io.jenkins.plugins.dashenterprise.operations.OperationDescriptor;
import io.jenkins.plugins.dashenterprise.operations.SecretTexts;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Makes an authenticated HTTP call to a path of the server, for what is outside of its GraphQL API. */
public final class RestCall extends RawCall {
    private static final long serialVersionUID = 1;
    private static final Words WORDS = new Words("call", "carried out");

    @CheckForNull
    private final String path;

    @CheckForNull
    private String method;

    // As JSON, since Jenkins does not save every kind of map.
    @CheckForNull
    private String body;

    @CheckForNull
    private ArrayList<?> bodyLines;

    @DataBoundConstructor
    public RestCall(@CheckForNull String path) {
        this.path = Util.fixEmptyAndTrim(path);
    }

    /** Where the call leads, below the server's address. */
    public String getPath() {
        return Util.fixNull(path);
    }

    /** The HTTP method. */
    @OneOf({"GET", "POST", "PUT", "PATCH", "DELETE"})
    public String getMethod() {
        return method == null ? "GET" : method;
    }

    @DataBoundSetter
    public void setMethod(@CheckForNull String method) {
        this.method = Util.fixEmptyAndTrim(method);
    }

    /** What is sent, as JSON; empty for nothing. */
    public Map<String, Object> getBody() {
        return JsonText.parse(JsonText.textOrLines(body, bodyLines));
    }

    @DataBoundSetter
    public void setBody(@CheckForNull Map<String, Object> body) {
        this.body = JsonText.of(body);
    }

    /** What may be given in place of the body, {@code NAME=text} or {@code NAME:=JSON}, or null. */
    @CheckForNull
    public List<String> getBodyLines() {
        return Texts.exactList(bodyLines);
    }

    @DataBoundSetter
    public void setBodyLines(@CheckForNull List<String> bodyLines) {
        this.bodyLines = Texts.exactList(bodyLines);
    }

    @Override
    Words words() {
        return WORDS;
    }

    @Override
    public Map<String, Object> run(Session session) throws IOException, InterruptedException {
        String where = session.expand(getPath());
        Session.refuse(ServerPath.problemWith(where));
        boolean reading = getMethod().equals("GET");
        String data = JsonText.textOrLines(body, bodyLines);
        Session.refuse(JsonText.problemWith("body", data));
        boolean empty = data == null && getSecrets().isEmpty();
        Session.refuse(
                reading && !empty ? "GET takes no body: choose another method, or leave body and secrets out" : null);
        refuseToRepeat(session);
        JsonRequest request =
                new JsonRequest(getMethod(), where, empty ? null : content(session), reading, isFailOnErrors());
        if (!reading && session.dryRun()) {
            session.log("Would send " + getMethod() + " " + ServerPath.withoutQuery(where) + " to " + session.server()
                    + "; only the server knows what comes of it.");
            return result(null, null);
        }
        session.log("Sending " + getMethod() + " " + ServerPath.withoutQuery(where) + " to " + session.server());
        JsonAnswer answer = send(request, session);
        session.log("The server answered with HTTP " + answer.status() + ".");
        return result(answer.status(), answer.body());
    }

    private String content(Session session) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        getBody().forEach((name, value) -> values.put(name, JsonText.expanded(value, session::expand)));
        return JsonText.write(SecretTexts.added(values, "body", getSecrets(), session));
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
        public DescriptorImpl() {
            checks().text("path", FieldChecks.unlessVariable(ServerPath::problemWith));
            checks().text("body", body -> JsonText.problemWith("body", body));
        }
    }
}
