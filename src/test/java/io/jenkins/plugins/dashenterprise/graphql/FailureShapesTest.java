package io.jenkins.plugins.dashenterprise.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.dashenterprise.graphql.GraphQlException.Kind;
import io.jenkins.plugins.dashenterprise.graphql.model.CurrentUserQuery;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** In whatever shape a server says what is wrong, the sentence says it too. */
@WithJenkins
@ExtendWith(Hurry.class)
class FailureShapesTest {
    private static final List<String> SHAPES = List.of(
            "{'errors':['boom']}",
            "{'errors':[{'message':'boom'}],'data':null}",
            "{'errors':'boom'}",
            "{'errors':{'message':'boom'}}",
            "{'errors':{'name':['boom']}}",
            "{'errors':[{'message':null,'extensions':{'code':'boom'}}]}",
            "{'errors':[],'message':'boom'}",
            "{'message':'boom'}",
            "{'error':'boom'}",
            "{'error':{'message':'boom'}}",
            "{'error':true,'message':'boom'}",
            "{'error':'invalid_request','error_description':'boom'}",
            "{'detail':'boom'}",
            "{'detail':[{'loc':['body'],'msg':'boom','type':'x'}]}",
            "{'name':['boom']}",
            "['boom']");

    private DashEnterpriseSimulator simulator;
    private GraphQlClient client;

    @BeforeEach
    void start(JenkinsRule jenkins) {
        simulator = DashEnterpriseSimulator.start();
        client = new GraphQlClient(new ServerAddress("dash", simulator.url(), 5, 30), "ci", "ci-key", line -> {});
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private GraphQlException query(int status, String body) {
        simulator.clearFaults();
        simulator.inject(Faults.json(status, body.replace('\'', '"')).always());
        return assertThrows(GraphQlException.class, () -> client.execute(new CurrentUserQuery()));
    }

    private GraphQlException made(int status, String body, boolean errorsFail) {
        simulator.clearFaults();
        simulator.inject(Faults.json(status, body.replace('\'', '"')).always());
        JsonRequest request = JsonRequest.graphQl("{\"query\":\"{ current { username } }\"}", true, errorsFail);
        return assertThrows(GraphQlException.class, () -> client.execute(request));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 403, 404, 409, 413, 422, 429, 500, 502, 503})
    void whatTheServerSaidIsInTheSentence(int status) {
        for (String shape : SHAPES) {
            String sentence = query(status, shape).getMessage();
            assertTrue(
                    sentence.startsWith("dash (" + simulator.url() + ") ") && sentence.contains("boom."),
                    status + " " + shape + ": " + sentence);
            assertFalse(sentence.contains("null"), sentence);
            sentence = made(status, shape, true).getMessage();
            assertTrue(sentence.contains("boom."), status + " " + shape + ": " + sentence);
        }
    }

    @Test
    void errorsAreErrorsInAnyShapeAndTheRestIsNoAnswer() {
        for (int status : new int[] {200, 400, 422}) {
            assertEquals(Kind.ERRORS, query(status, "{'errors':['boom']}").kind());
            assertTrue(query(status, "{'errors':[{}]}")
                    .getMessage()
                    .endsWith("answered with an error: It does not say which."));
        }
        assertTrue(query(200, "{'errors':[]}").getMessage().contains("sent an answer without data instead of"));
        assertTrue(query(400, "{'errors':[]}").getMessage().endsWith("refused the request (HTTP 400)."));
        assertTrue(query(400, "{'errors':null}").getMessage().endsWith("refused the request (HTTP 400)."));
        assertTrue(query(200, "{'message':'boom'}")
                .getMessage()
                .contains("sent an answer without data instead of an answer of the App Manager API: boom. Check that"));
        assertEquals(Kind.UNUSABLE, query(500, "{'errors':['boom']}").kind());
    }

    @Test
    void aBadKeyIsABadKeyInAnyShape() {
        for (String shape : SHAPES) {
            for (int status : new int[] {200, 401, 403}) {
                String sentence =
                        query(status, shape.replace("boom", "Bad API key")).getMessage();
                assertTrue(sentence.contains("does not accept the API key"), status + " " + shape + ": " + sentence);
            }
        }
    }

    @Test
    void whoWantsTheErrorsGetsThemInAnyShape() throws Exception {
        JsonRequest request = JsonRequest.graphQl("{\"query\":\"{ current { username } }\"}", true, false);
        for (String shape : List.of("{\"errors\":[\"boom\"]}", "{\"errors\":\"boom\"}")) {
            simulator.inject(Faults.json(400, shape));
            assertTrue(String.valueOf(client.execute(request).body()).contains("boom"));
        }
        assertTrue(
                made(400, "{'message':'boom'}", false).getMessage().endsWith("refused the request (HTTP 400): boom."));
        assertTrue(made(200, "{'message':'boom'}", false).getMessage().contains("without data"));
    }

    @Test
    void blanksAndRepetitionsSayNothing() {
        assertEquals(
                List.of("boom", "bang"),
                Said.in(List.of("", "boom", " boom", " ", "bang", "boom")).texts());
        assertEquals(List.of(), Said.in(List.of("", " \n")).texts());
    }

    @Test
    void dataBesideNoErrorsIsData() throws Exception {
        for (String errors : List.of("null", "[]")) {
            simulator.inject(Faults.json(
                    200, "{\"data\":{\"current\":{\"username\":\"ci\",\"isAdmin\":true}},\"errors\":" + errors + "}"));
            assertEquals("ci", client.execute(new CurrentUserQuery()).current.username);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/Auth/login/?next=/Manager/graphql | SERVER/Auth/login/, where the credentials are not sent. It wants a log-in: either it does not take the API key",
                "https://sso.example.com/saml2/idp?SAMLRequest=abc | https://sso.example.com/saml2/idp, where the credentials are not sent. It wants a log-in",
                "https://id.example.com/realms/x/protocol/openid-connect/auth?state=secret | openid-connect/auth, where the credentials are not sent. It wants a log-in",
                "/users/sign_in | SERVER/users/sign_in, where the credentials are not sent. It wants a log-in",
                "/login.html | SERVER/login.html, where the credentials are not sent. It wants a log-in",
                "/Manager/graphql/ | SERVER/Manager/graphql/, which differs from what was called by the slash at the end only.",
                "/Manager/graphql | SERVER/Manager/graphql, which is where it was called.",
                "https://127.0.0.1/Manager/graphql | https://127.0.0.1/Manager/graphql: it is to be called by https. Make https://127.0.0.1 part of the server's URL",
                "/Dash/welcome | SERVER/Dash/welcome, where the credentials are not sent. Check that it is Dash Enterprise 4",
                "https://elsewhere.example.com/Manager/graphql | elsewhere.example.com/Manager/graphql, where the credentials are not sent. If that is the server",
                "mailto:ada@example.com | redirects to nowhere. Check",
                "https://user:secret@elsewhere.example.com/x#secret | https://elsewhere.example.com/x, where"
            })
    void aRedirectSaysWhatItMeans(String location, String expected) {
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            simulator.clearFaults();
            simulator.inject(Faults.redirect(status, location));
            GraphQlException failure =
                    assertThrows(GraphQlException.class, () -> client.execute(new CurrentUserQuery()));
            assertEquals(Kind.REFUSED, failure.kind());
            assertTrue(failure.getMessage().contains(expected.replace("SERVER", simulator.url())), failure::getMessage);
            assertFalse(failure.getMessage().contains("secret"), failure::getMessage);
        }
    }
}
