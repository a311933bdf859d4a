package io.jenkins.plugins.dashenterprise.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorFaultsTest {
    private static final String ADD =
            "mutation AddShop { addApp(name: \"shop\") { app { name owner { username } } error } }";
    private static final String WHO = "{ current { username isAdmin } }";

    private final DashEnterpriseSimulator simulator = DashEnterpriseSimulator.start();
    private final BareClient ci = BareClient.administrator(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private HttpResponse<String> add() throws Exception {
        return ci.post(ADD, Map.of());
    }

    private boolean applied() {
        return simulator.server().hasApp("shop");
    }

    // ---------- which request is hit ----------

    @Test
    void aFaultHitsOneRequestUnlessToldOtherwise() throws Exception {
        Fault fault = Faults.status(503);
        simulator.inject(fault);
        assertEquals(503, ci.post(WHO, Map.of()).statusCode());
        assertEquals(200, ci.post(WHO, Map.of()).statusCode());
        assertEquals(1, fault.struck());
    }

    @Test
    void faultsChooseByOperationKindAndNumber() throws Exception {
        simulator.inject(Faults.status(500).on("addApp"));
        simulator.inject(Faults.status(501).on("AddShop").skip(1).times(2));
        simulator.inject(Faults.status(502).onQueries());
        simulator.inject(Faults.status(503).onMutations().always());
        assertEquals(500, add().statusCode());
        assertEquals(503, add().statusCode());
        assertEquals(501, add().statusCode());
        assertEquals(501, add().statusCode());
        assertEquals(503, add().statusCode());
        assertEquals(502, ci.post(WHO, Map.of()).statusCode());
        assertEquals(200, ci.post(WHO, Map.of()).statusCode());
        simulator.clearFaults();
        assertEquals(200, add().statusCode());
    }

    static Stream<Fault> faultsInPlaceOfAnAnswer() {
        return Stream.of(
                Faults.status(500),
                Faults.status(429, "1"),
                Faults.loginPage(),
                Faults.redirect("http://127.0.0.1:1/"),
                Faults.reset(),
                Faults.truncated(),
                Faults.notJson(),
                Faults.emptyBody(),
                Faults.nullData(),
                Faults.contentType("text/plain"),
                Faults.byteOrderMark(),
                Faults.hugeBody(1000));
    }

    @ParameterizedTest
    @MethodSource("faultsInPlaceOfAnAnswer")
    void everyFaultCanComeBeforeOrAfterTheRequestIsApplied(Fault fault) throws Exception {
        simulator.inject(fault.beforeApplied());
        tryToAdd();
        assertEquals(1, fault.struck());
        assertFalse(applied());
        simulator.inject(fault.afterApplied().times(2));
        tryToAdd();
        assertEquals(2, fault.struck());
        assertTrue(applied());
    }

    private void tryToAdd() throws Exception {
        try {
            add();
        } catch (IOException e) {
            // what some of the faults are for
        }
    }

    // ---------- time ----------

    @Test
    void latencyComesBeforeOrAfterTheRequestIsApplied() throws Exception {
        Instant start = Instant.now();
        simulator.settings().latency(Duration.ofMillis(100));
        simulator.inject(Faults.latency(Duration.ofMillis(100)));
        add();
        assertTrue(Duration.between(start, Instant.now()).toMillis() >= 200);
        simulator.inject(Faults.lateAnswer(Duration.ofSeconds(30)).on("deleteApp"));
        assertThrows(HttpTimeoutException.class, () -> shortly("mutation { deleteApp(name: \"shop\") { ok } }"));
        assertFalse(applied());
    }

    @Test
    void silenceLastsUntilTheClientLeaves() throws Exception {
        simulator.inject(Faults.silence());
        assertThrows(HttpTimeoutException.class, () -> shortly(ADD));
        assertFalse(applied());
        for (int i = 0; i < 100 && simulator.openConnections() > 0; i++) {
            Thread.sleep(20);
        }
        assertEquals(0, simulator.openConnections());
    }

    @Test
    void slowDripSendsTheBodyByteByByte() throws Exception {
        simulator.inject(Faults.slowDrip()).inject(Faults.slowDrip(Duration.ofMillis(1)));
        try (InputStream body = stream()) {
            Instant start = Instant.now();
            assertEquals("{\"", new String(body.readNBytes(2), StandardCharsets.UTF_8));
            assertTrue(Duration.between(start, Instant.now()).toMillis() > 900);
        }
        assertTrue(ci.post(WHO, Map.of()).body().contains("ci"));
    }

    private HttpResponse<String> shortly(String query) throws Exception {
        String body = "{\"query\": \"" + query.replace("\"", "\\\"") + "\"}";
        return HttpClient.newHttpClient()
                .send(
                        ci.request("/Manager/graphql", "application/json")
                                .timeout(Duration.ofMillis(400))
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }

    private InputStream stream() throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        ci.request("/Manager/graphql", "application/json")
                                .POST(BodyPublishers.ofString("{\"query\": \"" + WHO + "\"}"))
                                .build(),
                        BodyHandlers.ofInputStream())
                .body();
    }

    // ---------- connection ----------

    @Test
    void resetIsATcpReset() throws Exception {
        simulator.inject(Faults.reset());
        try (Socket socket = new Socket("127.0.0.1", URI.create(simulator.url()).getPort())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            SocketException reset = assertThrows(SocketException.class, in::read);
            assertEquals("Connection reset", reset.getMessage());
        }
    }

    @Test
    void truncatedAnswersEndInTheMiddle() {
        simulator.inject(Faults.truncated());
        assertThrows(IOException.class, this::add);
        assertTrue(applied());
    }

    // ---------- HTTP ----------

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 405, 413, 429, 500, 502, 503, 504})
    void statusesAreHtmlWithOrWithoutRetryAfter(int status) throws Exception {
        simulator.inject(Faults.status(status)).inject(Faults.status(status, "7"));
        HttpResponse<String> plain = add();
        assertEquals(status, plain.statusCode());
        assertTrue(plain.body().startsWith("<!DOCTYPE html>"));
        assertFalse(plain.headers().firstValue("Retry-After").isPresent());
        assertEquals("7", add().headers().firstValue("Retry-After").orElseThrow());
    }

    @Test
    void loginPagesAndRedirects() throws Exception {
        simulator.inject(Faults.loginPage()).inject(Faults.redirect(307, "http://elsewhere.example.com/"));
        assertEquals(200, ci.post(WHO, Map.of()).statusCode());
        HttpResponse<String> redirect = add();
        assertEquals(307, redirect.statusCode());
        assertEquals(
                "http://elsewhere.example.com/",
                redirect.headers().firstValue("Location").orElseThrow());
        simulator.inject(Faults.redirectLoop());
        for (int i = 0; i < 5; i++) {
            assertEquals(
                    "/Manager/graphql", add().headers().firstValue("Location").orElseThrow());
        }
    }

    @Test
    void bodiesThatAreNotWhatTheyShouldBe() throws Exception {
        simulator
                .inject(Faults.emptyBody())
                .inject(Faults.nullData())
                .inject(Faults.byteOrderMark())
                .inject(Faults.contentType("text/plain"));
        assertEquals("", ci.post(WHO, Map.of()).body());
        assertEquals("{\"data\":null}", ci.post(WHO, Map.of()).body());
        assertTrue(ci.post(WHO, Map.of()).body().startsWith("\ufeff{"));
        HttpResponse<String> text = ci.post(WHO, Map.of());
        assertEquals("text/plain", text.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(text.body().startsWith("{"));
    }

    @Test
    void hugeBodiesAreStreamed() throws Exception {
        simulator.inject(Faults.hugeBody()).inject(Faults.hugeBody(1000)).inject(Faults.endlessBody());
        try (InputStream body = stream()) {
            body.skipNBytes(200_000_000 - 3);
            assertEquals("\"}}", new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertEquals(1000, ci.post(WHO, Map.of()).body().length());
        try (InputStream body = stream()) {
            body.skipNBytes(50_000_000);
            assertTrue(body.read() > 0);
        }
    }

    // ---------- GraphQL ----------

    @Test
    void errorsOfChoice() throws Exception {
        simulator.inject(Faults.payloadError("No free licence.")).inject(Faults.graphQlError("Internal Server Error"));
        assertEquals(
                "{\"data\":{\"addApp\":{\"app\":null,\"error\":\"No free licence.\"}}}",
                ci.answer(ADD, Map.of()).toString());
        JsonNode failed = ci.answer(ADD, Map.of());
        assertEquals("Internal Server Error", failed.at("/errors/0/message").asText());
        assertTrue(failed.at("/data/addApp").isNull());
        assertFalse(applied());
    }

    @Test
    void answersThatAreJsonButWrong() throws Exception {
        assertEquals(
                "{\"data\":{\"addApp\":{\"app\":null,\"error\":null}},\"errors\":[{\"message\":\"oops\",\"path\":[\"addApp\"]}]}",
                afresh(Faults.partialData("oops")));
        assertEquals("{\"data\":{\"addApp\":null}}", afresh(Faults.nullObjects(1)));
        assertEquals("{\"data\":{\"addApp\":{\"app\":null,\"error\":null}}}", afresh(Faults.nullObjects(2)));
        assertEquals(
                "{\"data\":{\"addApp\":{\"app\":{\"name\":42,\"owner\":{\"username\":42}},\"error\":\"forty-two\"}}}",
                afresh(Faults.wrongTypes()));
        assertTrue(
                afresh(Faults.unknownFields()).contains("\"owner\":{\"username\":\"ci\",\"unknown\":{\"field\":1}}"));
    }

    private String afresh(Fault fault) throws Exception {
        ci.post("mutation { deleteApp(name: \"shop\") { ok } }", Map.of());
        simulator.inject(fault);
        return ci.answer(ADD, Map.of()).toString();
    }

    // ---------- TLS ----------

    @Test
    void tlsWorksForThoseWhoTrustTheAuthority() throws Exception {
        try (DashEnterpriseSimulator secure = DashEnterpriseSimulator.start(ServerCertificate.VALID)) {
            assertTrue(secure.url().startsWith("https://"));
            assertEquals(405, post(secure, trusting()).statusCode());
            secure.inject(Faults.reset());
            assertThrows(IOException.class, () -> post(secure, trusting()));
        }
    }

    @Test
    void tlsFailsForAllOthers() throws Exception {
        try (DashEnterpriseSimulator unknown = DashEnterpriseSimulator.start(ServerCertificate.VALID);
                DashEnterpriseSimulator expired = DashEnterpriseSimulator.start(ServerCertificate.EXPIRED);
                DashEnterpriseSimulator other = DashEnterpriseSimulator.start(ServerCertificate.WRONG_HOST)) {
            assertThrows(SSLHandshakeException.class, () -> post(unknown, SSLContext.getDefault()));
            assertThrows(SSLHandshakeException.class, () -> post(expired, trusting()));
            assertThrows(SSLHandshakeException.class, () -> post(other, trusting()));
            assertEquals(0, unknown.requestCount() + expired.requestCount() + other.requestCount());
        }
    }

    private static HttpResponse<String> post(DashEnterpriseSimulator simulator, SSLContext tls) throws Exception {
        return HttpClient.newBuilder()
                .sslContext(tls)
                .build()
                .send(
                        java.net.http.HttpRequest.newBuilder(URI.create(simulator.url() + "/Manager/"))
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
    }

    private static SSLContext trusting() throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null);
        byte[] pem = ServerCertificate.caPem().getBytes(StandardCharsets.US_ASCII);
        store.setCertificateEntry(
                "ca", CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
