package io.jenkins.plugins.dashenterprise.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.dashenterprise.DashJenkins;
import io.jenkins.plugins.dashenterprise.DashTest;
import io.jenkins.plugins.dashenterprise.FilesWithSecrets;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Against a bare HTTP server: what is outside of the GraphQL API is nobody's to simulate. */
class RestCallTest extends DashTest {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer rest;
    private volatile int status = 200;
    private volatile String answer = "{\"users\": [{\"name\": \"ada\", \"id\": 1}]}";

    @BeforeEach
    void prepare() throws Exception {
        rest = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        rest.createContext("/", this::handle);
        rest.start();
        String url = "http://localhost:" + rest.getAddress().getPort() + "/dash";
        DashEnterpriseConfiguration.get().setServers(List.of(DashJenkins.server("rest", url)));
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean known = "Basic Y2k6Y2kta2V5".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body
                + (known ? "" : " as nobody"));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @AfterEach
    void stop() {
        rest.stop(0);
    }

    @Test
    void getsStatusAndData() throws Exception {
        String log = dash.run(
                "def answer = deDashRest '/Auth/admin/user?page=1'; echo \"${answer.status} ${answer.body.users[0].name}\"");
        assertTrue(log.contains("200 ada"), log);
        assertTrue(log.contains("Sending GET /Auth/admin/user to rest"), log);
        assertEquals(List.of("GET /dash/Auth/admin/user?page=1 "), requests);
    }

    @Test
    void sendsABody() throws Exception {
        answer = "";
        String log = dash.run(
                "echo \"${deDashRest path: '/Auth/admin/user', method: 'POST', body: [name: 'ada', admin: true]}\"");
        assertTrue(log.contains("[status:200, body:null]"), log);
        assertEquals(List.of("POST /dash/Auth/admin/user {\"name\":\"ada\",\"admin\":true}"), requests);
    }

    @Test
    void sendsNothingButGetInADryRun() throws Exception {
        String log = dash.run("echo \"${deDashRest path: '/Auth/admin/user?id=7', method: 'DELETE', dryRun: true}\"");
        assertTrue(log.contains("[status:null, body:null, dryRun:true]"), log);
        assertTrue(log.contains("Would send DELETE /Auth/admin/user to rest"), log);
        assertEquals(List.of(), requests);
        assertTrue(dash.run("echo \"${deDashRest(path: '/Auth/admin/user', dryRun: true).status}\"")
                .contains("200"));
    }

    @Test
    void neverLeavesTheServer() throws Exception {
        for (String path : List.of(
                "",
                "Auth",
                "http://elsewhere/x",
                "//elsewhere/x",
                "/../x",
                "/a/..",
                "/%2e%2e/x",
                "/a/%2E./x",
                "/a#b",
                "/a b",
                "/\\\\elsewhere")) {
            String log = dash.fail("deDashRest '" + path + "'");
            assertTrue(log.contains("is no path of the server") || log.contains("path is missing"), path + ": " + log);
        }
        assertEquals(List.of(), requests);
        status = 302;
        answer = "";
        assertTrue(dash.fail("deDashRest '/@elsewhere/x'")
                .contains("redirects to nowhere. Check that it is Dash Enterprise 4"));
        assertEquals(List.of("GET /dash/@elsewhere/x "), requests);
    }

    @Test
    void failsOnARefusalUnlessToldNotTo() throws Exception {
        status = 404;
        answer = "{\"message\": \"no user\"}";
        String log = dash.fail("deDashRest '/Auth/admin/user/7'");
        assertTrue(
                log.contains(
                        "refused GET /Auth/admin/user/7 (HTTP 404): no user. failOnErrors: false returns all that it says instead."),
                log);
        log = dash.run("echo \"${deDashRest path: '/Auth/admin/user/7', failOnErrors: false}\"");
        assertTrue(log.contains("[status:404, body:[message:no user]]"), log);
        answer = "<html>not found</html>";
        log = dash.run("echo \"${deDashRest path: '/Auth/admin/user/7', failOnErrors: false}\"");
        assertTrue(log.contains("[status:404, body:null]"), log);
    }

    @Test
    void hasTheSentencesOfTheOtherSteps() throws Exception {
        answer = "<html>log in</html>";
        assertTrue(
                dash.fail("deDashRest '/Auth/admin/user'")
                        .contains(
                                "sent a web page, perhaps a login page instead of JSON to GET /Auth/admin/user. Check the path"));
        answer = "{\"users\": oops}";
        assertTrue(dash.fail("deDashRest '/Auth/admin/user'").contains("sent something that is not JSON instead of"));
        status = 401;
        answer = "";
        assertTrue(dash.fail("deDashRest '/Auth/admin/user'")
                .contains("does not let the user of the credentials in (HTTP 401)"));
        status = 500;
        assertTrue(dash.fail("deDashRest path: '/Auth/admin/user', failOnErrors: false")
                .contains("failed (HTTP 500)"));
    }

    @Test
    void repeatsNothingThatMayChangeSomething() throws Exception {
        status = 502;
        answer = "";
        String log = dash.fail("deDashRest path: '/Auth/admin/user', method: 'DELETE'");
        assertTrue(
                log.contains(
                        "Whether the call was carried out is not known. Look at the server before you run it again."),
                log);
        assertEquals(1, requests.size());
    }

    @Test
    void refusesBadInput() throws Exception {
        assertTrue(dash.fail("deDashRest path: '/x', method: 'BREW'")
                .contains("ERROR: method is 'BREW', but has to be one of 'GET', 'POST'"));
        assertTrue(dash.fail("deDashRest path: '/x', body: [a: 1]").contains("ERROR: GET takes no body"));
        assertEquals(List.of(), requests);
    }

    @Test
    void sendsValuesOfCredentialsInItsBody() throws Exception {
        dash.addSecret("ada-password", "pa$$w\"rd\n");
        WorkflowJob job = dash.pipeline("""
                deDashRest path: '/Auth/admin/user', method: 'POST', body: [name: 'ada'], secrets: [password: 'ada-password']
                deDashRest path: '/Auth/admin/user/ada', method: 'PUT', secrets: [password: 'ada-password']
                """);
        var run = dash.jenkins.buildAndAssertSuccess(job);
        assertEquals(
                List.of(
                        "POST /dash/Auth/admin/user {\"name\":\"ada\",\"password\":\"pa$$w\\\"rd\\n\"}",
                        "PUT /dash/Auth/admin/user/ada {\"password\":\"pa$$w\\\"rd\\n\"}"),
                requests);
        assertFalse(JenkinsRule.getLog(run).contains("pa$$"));
        assertEquals(
                List.of(), FilesWithSecrets.in(dash.jenkins.jenkins.getRootDir().toPath(), List.of("pa$$w")));
    }

    @Test
    void refusesSecretsThatGoNowhere() throws Exception {
        dash.addSecret("ada-password", "pa$$w\"rd");
        assertTrue(dash.fail("deDashRest path: '/x', secrets: [password: 'ada-password']")
                .contains("ERROR: GET takes no body"));
        assertTrue(dash.fail("deDashRest path: '/x', method: 'POST', secrets: [password: 'nobody']")
                .contains("There are no credentials 'nobody'"));
        String log = dash.fail(
                "deDashRest path: '/x', method: 'POST', body: [password: 'x'], secrets: [password: 'ada-password']");
        assertTrue(log.contains("ERROR: password is given twice (in body and in secrets)."), log);
        assertEquals(List.of(), requests);
    }

    @Test
    void hidesAQueryWhateverHappens() throws Exception {
        for (String path : List.of(
                "/Auth?token=hush",
                "/Auth?token=hush\u2028hush",
                "/Auth?token=hush hush",
                "/Auth#token=hush",
                "//Auth?token=hush",
                "/../Auth?token=hush")) {
            for (int code : new int[] {200, 404, 500, 401}) {
                status = code;
                answer = code == 200 ? "oops" : "";
                String log = dash.fail("deDashRest '" + path + "'");
                assertFalse(log.contains("hush"), () -> path + ": " + log);
            }
        }
        assertTrue(requests.contains("GET /dash/Auth?token=hush "), requests::toString);
    }

    @Test
    void runsInAFreestyleJob() throws Exception {
        RestCall operation = new RestCall("/Auth/admin/user/$BUILD_NUMBER");
        operation.setMethod("PUT");
        operation.setBody(Map.of("build", "\"$BUILD_NUMBER\""));
        String log = dash.build(operation);
        assertFalse(log.contains("ci-key"), log);
        assertEquals(List.of("PUT /dash/Auth/admin/user/1 {\"build\":\"\\\"1\\\"\"}"), requests);
    }
}
