package io.jenkins.plugins.dashenterprise.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The kinds of faults. Those that spoil the answer leave the request applied, the others come before it is:
 * {@link Fault#beforeApplied()} and {@link Fault#afterApplied()} say otherwise. A connection that is refused takes no
 * simulator, only a port where nothing listens.
 */
public final class Faults {
    private Faults() {}

    // ---------- time ----------

    /** The request is applied, and answered, after the wait. */
    public static Fault latency(Duration wait) {
        return new Fault("latency", true, null, (server, request) -> connection -> {
            Thread.sleep(wait.toMillis());
            server.get().send(connection);
        });
    }

    /** The request is applied at once and answered after the wait. */
    public static Fault lateAnswer(Duration wait) {
        return new Fault("late answer", true, null, (server, request) -> {
            HttpAnswer answer = server.get();
            return connection -> {
                Thread.sleep(wait.toMillis());
                answer.send(connection);
            };
        });
    }

    /** No fault: a sound answer, late enough to see how many requests there are at a time. */
    public static Fault watched(AtomicInteger underWay, AtomicInteger most) {
        return new Fault("watched", true, null, (server, request) -> connection -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            Thread.sleep(20);
            underWay.decrementAndGet();
            server.get().send(connection);
        });
    }

    /** No fault: the request is carried out, and answered, once the gate is open. */
    public static Fault held(CountDownLatch gate) {
        return new Fault("held", true, null, (server, request) -> connection -> {
            gate.await();
            server.get().send(connection);
        });
    }

    /** The request is carried out, which the latch tells, and never answered. */
    public static Fault unanswered(CountDownLatch reached) {
        return new Fault("unanswered", true, null, (server, request) -> {
            server.get();
            reached.countDown();
            return HttpConnection::waitUntilClientLeaves;
        });
    }

    public static Fault silence() {
        return instead("silence", HttpConnection::waitUntilClientLeaves);
    }

    /** The answer's body comes with this pause before each byte. */
    public static Fault slowDrip(Duration pause) {
        return spoilt("slow drip", answer -> Bodies.dripping(answer, pause));
    }

    /** One byte a second. */
    public static Fault slowDrip() {
        return slowDrip(Duration.ofSeconds(1));
    }

    // ---------- connection ----------

    /** TCP reset in place of an answer. */
    public static Fault reset() {
        return instead("reset", HttpConnection::reset);
    }

    /** The connection ends in the middle of the answer's body. */
    public static Fault truncated() {
        return spoilt("truncated", Bodies::half);
    }

    /** A sound answer, after which the connection is not used again. */
    public static Fault lastAnswer() {
        return spoilt("last answer", answer -> answer.withHeader("Connection", "close"));
    }

    // ---------- HTTP ----------

    public static Fault status(int status) {
        return instead("status " + status, HttpAnswer.page(status, "Error " + status));
    }

    /** @param retryAfter seconds or an HTTP date */
    public static Fault status(int status, String retryAfter) {
        HttpAnswer answer = HttpAnswer.page(status, "Error " + status).withHeader("Retry-After", retryAfter);
        return instead("status " + status + " with Retry-After", answer);
    }

    /** As a proxy that does not know who is there. */
    public static Fault wantsProxyLogin() {
        return instead(
                "status 407",
                HttpAnswer.page(407, "Who are you?").withHeader("Proxy-Authenticate", "Basic realm=\"proxy\""));
    }

    /** Any JSON in the place of an answer. */
    public static Fault json(int status, String body) {
        return instead(
                "status " + status + " " + body,
                HttpAnswer.of(status, "application/json", body.getBytes(StandardCharsets.UTF_8)));
    }

    /** An error that repeats all that was sent, credentials included. */
    public static Fault echo(int status) {
        return new Fault("echo", false, null, (server, request) -> {
            server.get();
            String sent = request.body() + " of " + request.headers().get("Authorization");
            return HttpAnswer.json(status, Map.of("errors", List.of(Map.of("message", "Cannot carry out " + sent))));
        });
    }

    public static Fault loginPage() {
        return instead("login page", Site.LOGIN_PAGE);
    }

    public static Fault redirect(String location) {
        return redirect(302, location);
    }

    public static Fault redirect(int status, String location) {
        HttpAnswer answer = HttpAnswer.page(status, "Redirecting").withHeader("Location", location);
        return instead("redirect to " + location, answer);
    }

    /** To the same place, over and over. */
    public static Fault redirectLoop() {
        return redirect(Site.GRAPHQL).always();
    }

    public static Fault contentType(String type) {
        return spoilt("content type " + type, answer -> answer.withHeader("Content-Type", type));
    }

    // ---------- body ----------

    public static Fault body(String text) {
        return spoilt("body " + text, answer -> answer.withBody(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static Fault notJson() {
        return body("<?xml version='1.0'?><oops/>");
    }

    public static Fault emptyBody() {
        return body("");
    }

    public static Fault nullData() {
        return body("{\"data\":null}");
    }

    public static Fault byteOrderMark() {
        return spoilt("byte order mark", answer -> answer.withBody(Bodies.withByteOrderMark(answer.body())));
    }

    /** Valid JSON of this size, made up while it is sent. */
    public static Fault hugeBody(long bytes) {
        return spoilt("body of " + bytes + " bytes", answer -> Bodies.huge(answer, bytes));
    }

    /** 200 MB. */
    public static Fault hugeBody() {
        return hugeBody(200_000_000);
    }

    /** This many bytes of {@code [[]],}, which are small to send and large to keep. */
    public static Fault nestedBody(long bytes) {
        return spoilt("nested body of " + bytes + " bytes", answer -> Bodies.nested(answer, bytes));
    }

    public static Fault endlessBody() {
        return spoilt("endless body", Bodies::endless);
    }

    // ---------- GraphQL ----------

    /** Mutations are refused with this {@code error} in their payload; queries, which have none, fail with it. */
    public static Fault payloadError(String error) {
        return new Fault("payload error", true, new Refusal(error), (server, request) -> server.get());
    }

    /** An entry of {@code errors[]}, and null for the data. */
    public static Fault graphQlError(String message) {
        return new Fault("errors[]", true, new TopLevelError(message), (server, request) -> server.get());
    }

    /** {@code errors[]} beside data that lacks what is inside its root fields. */
    public static Fault partialData(String message) {
        return json("partial data", body -> {
            JsonChanges.nullObjects(body, 2);
            JsonChanges.addError(body, message);
        });
    }

    public static Fault unknownFields() {
        return json("unknown fields", JsonChanges::addUnknownFields);
    }

    /** @param depth 1 for the root fields, 2 for the objects in these, and so on */
    public static Fault nullObjects(int depth) {
        return json("null for objects at depth " + depth, body -> JsonChanges.nullObjects(body, depth));
    }

    /** Numbers where texts are expected, and texts where anything else is. */
    public static Fault wrongTypes() {
        return json("wrong types", JsonChanges::swapTypes);
    }

    /** Each page of apps names a next one, and holds an app that no other has. */
    public static Fault endlessPages() {
        return new Fault("endless pages", true, null, (server, request) -> {
                    HttpAnswer answer = server.get();
                    int page = (Integer) request.variables().getOrDefault("page", 0);
                    return answer.withBody(
                            JsonChanges.apply(answer.body(), body -> JsonChanges.onePageOfMany(body, page)));
                })
                .always();
    }

    /** Any other change of the answer's JSON. */
    public static Fault json(String name, Consumer<ObjectNode> change) {
        return spoilt(name, answer -> answer.withBody(JsonChanges.apply(answer.body(), change)));
    }

    private static Fault instead(String name, Answer answer) {
        return new Fault(name, false, null, (server, request) -> {
            server.get();
            return answer;
        });
    }

    private static Fault spoilt(String name, Function<HttpAnswer, Answer> change) {
        return new Fault(name, true, null, (server, request) -> change.apply(server.get()));
    }
}
