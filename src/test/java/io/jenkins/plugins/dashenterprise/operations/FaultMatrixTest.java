package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ProxyConfiguration;
import hudson.model.FreeStyleBuild;
import hudson.model.Result;
import io.jenkins.plugins.dashenterprise.DashJenkins;
import io.jenkins.plugins.dashenterprise.apps.AddApp;
import io.jenkins.plugins.dashenterprise.apps.ListApps;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import io.jenkins.plugins.dashenterprise.graphql.Hurry;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.Fault;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import io.jenkins.plugins.dashenterprise.simulator.Gate;
import io.jenkins.plugins.dashenterprise.simulator.ServerCertificate;
import io.jenkins.plugins.dashenterprise.simulator.Tunnels;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Every fault met by a query and by a mutation, before and after the server applied it. docs/RELIABILITY.md has what comes
 * of it as a table; {@code -Ddash.writeReliability=true} writes that anew.
 */
@WithJenkins
@ExtendWith(Hurry.class)
class FaultMatrixTest {
    private static final Path DOCUMENT = Path.of("docs/RELIABILITY.md");
    private static final String BEGINNING = "<!-- matrix -->\n";
    private static final String END = "<!-- end of matrix -->";
    private static final String HEADER = """
            | fault | met by | build | repeats | calls | mutations | afterwards | last line of the log |
            |---|---|---|---|---|---|---|---|
            """;
    private static final String CREATED = "Created app shop.";
    private static final String NO_API = "has no App Manager API at URL/Manager/graphql (HTTP %d). Check the URL";
    private static final String INSTEAD =
            "sent %s instead of an answer of the App Manager API. Check that URL/Manager/graphql is";
    private static final String NOT_TRUSTED = "its TLS certificate is not trusted";

    /** What meets the fault. */
    private enum Met {
        QUERY("query", fault -> fault.onQueries()),
        NOT_APPLIED("mutation, not applied", fault -> fault.onMutations().beforeApplied()),
        APPLIED("mutation, applied", fault -> fault.onMutations().afterApplied());

        private final String words;
        private final Function<Fault, Fault> aim;

        Met(String words, Function<Fault, Fault> aim) {
            this.words = words;
            this.aim = aim;
        }
    }

    /** What the step makes of a fault. */
    private enum Reaction {
        /** It takes no notice. */
        NONE,
        /** It sends the query again, and says so. */
        REPEATS,
        /** It asks for the user's own apps, as the server refuses to tell of all. */
        ASKS_LESS,
        /** It looks at the server, and sends the mutation again where that was not applied. */
        LOOKS,
        /** It fails at once. */
        FAILS
    }

    /** What a cell of the matrix is about: the build, the requests, and what the server has afterwards. */
    private record Cell(boolean succeeds, long repeats, long calls, int mutations, boolean appExists) {
        static Cell expected(Met met, Reaction reaction) {
            return switch (met) {
                case QUERY ->
                    switch (reaction) {
                        case NONE -> new Cell(true, 0, 2, 1, true);
                        case REPEATS -> new Cell(true, 1, 3, 1, true);
                        case ASKS_LESS -> new Cell(true, 0, 3, 1, true);
                        case LOOKS -> throw new IllegalArgumentException("A query is a look");
                        case FAILS -> new Cell(false, 0, 1, 0, false);
                    };
                case NOT_APPLIED ->
                    reaction == Reaction.FAILS ? new Cell(false, 0, 2, 1, false) : new Cell(true, 0, 4, 2, true);
                case APPLIED ->
                    switch (reaction) {
                        case NONE -> new Cell(true, 0, 2, 1, true);
                        case FAILS -> new Cell(false, 0, 2, 1, true);
                        // That there is no second mutation is what keeps it from being applied twice.
                        default -> new Cell(true, 0, 3, 1, true);
                    };
            };
        }
    }

    /**
     * A fault of one request.
     *
     * @param make makes it anew for each cell
     * @param sentence what the last line says after the server's name where the build fails
     */
    private record Row(
            String name, Supplier<Fault> make, Reaction query, Reaction notApplied, Reaction applied, String sentence) {

        /** What may pass: a query is repeated, and of a mutation the server tells what became. */
        static Row passing(String name, Supplier<Fault> make) {
            return new Row(name, make, Reaction.REPEATS, Reaction.LOOKS, Reaction.LOOKS, "");
        }

        /** A query fails, as repeating it would not help; of a mutation the server tells what became. */
        static Row unusable(String name, Supplier<Fault> make, String sentence) {
            return new Row(name, make, Reaction.FAILS, Reaction.LOOKS, Reaction.LOOKS, sentence);
        }

        /** The server says no. */
        static Row refusal(String name, Supplier<Fault> make, String sentence) {
            return new Row(name, make, Reaction.FAILS, Reaction.FAILS, Reaction.FAILS, sentence);
        }

        /** What harms nobody; a mutation that was not applied has no answer to be spoilt so. */
        static Row harmless(String name, Supplier<Fault> make) {
            return new Row(name, make, Reaction.NONE, Reaction.LOOKS, Reaction.NONE, "");
        }

        Reaction to(Met met) {
            return switch (met) {
                case QUERY -> query;
                case NOT_APPLIED -> notApplied;
                case APPLIED -> applied;
            };
        }
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.passing("connection reset", Faults::reset));
        rows.add(Row.unusable("silent", Faults::silence, "did not answer within 3 s."));
        rows.add(Row.unusable("one byte a second", Faults::slowDrip, "did not answer within 3 s."));
        rows.add(Row.passing("truncated answer", Faults::truncated));
        for (int status : new int[] {401, 403}) {
            rows.add(status(
                    status,
                    "does not let the user of the credentials in (HTTP %d). Check that they hold".formatted(status)));
        }
        rows.add(status(404, NO_API.formatted(404)));
        rows.add(status(405, NO_API.formatted(405)));
        rows.add(status(413, "refused the request as too large (HTTP 413). Shorten what is sent"));
        rows.add(Row.unusable("HTTP 500", () -> Faults.status(500), "failed (HTTP 500). Its own logs say why."));
        for (int status : new int[] {429, 502, 503, 504}) {
            rows.add(Row.passing("HTTP " + status, () -> Faults.status(status)));
        }
        rows.add(Row.passing("HTTP 429, Retry-After", () -> Faults.status(429, "1")));
        rows.add(Row.passing("HTTP 503, Retry-After", () -> Faults.status(503, "1")));
        rows.add(Row.unusable("login page", Faults::loginPage, INSTEAD.formatted("a web page, perhaps a login page")));
        rows.add(redirect("to http", "http://dash.example.com/Manager/graphql", 302));
        rows.add(redirect("to another host", "https://evil.example.com/Manager/graphql", 307));
        rows.add(Row.refusal(
                "redirect in a loop", Faults::redirectLoop, "/Manager/graphql, which is where it was called."));
        rows.add(Row.refusal(
                "redirect to a log-in",
                () -> Faults.redirect("/Auth/login/?next=/Manager/graphql"),
                "/Auth/login/, where the credentials are not sent. It wants a log-in"));
        rows.add(Row.refusal(
                "redirect to the same with a slash",
                () -> Faults.redirect("/Manager/graphql/"),
                "/Manager/graphql/, which differs from what was called by the slash at the end only."));
        rows.add(new Row(
                "HTTP 400, errors that are texts",
                () -> Faults.json(400, "{\"errors\":[\"No licence\"]}"),
                Reaction.ASKS_LESS,
                Reaction.FAILS,
                Reaction.FAILS,
                "answered with an error: No licence."));
        rows.add(Row.refusal(
                "HTTP 400, a message alone",
                () -> Faults.json(400, "{\"message\":\"No licence\"}"),
                "refused the request (HTTP 400): No licence."));
        rows.add(Row.unusable(
                "HTTP 500, a message alone",
                () -> Faults.json(500, "{\"message\":\"No licence\"}"),
                "failed (HTTP 500): No licence. Its own logs say why."));
        rows.add(Row.unusable("not JSON", () -> Faults.body("oops"), INSTEAD.formatted("something that is not JSON")));
        rows.add(Row.unusable("XML", Faults::notJson, INSTEAD.formatted("a web page, perhaps a login page")));
        rows.add(Row.unusable("empty body", Faults::emptyBody, INSTEAD.formatted("an empty page")));
        rows.add(Row.unusable("{\"data\":null}", Faults::nullData, INSTEAD.formatted("an answer without data")));
        rows.add(
                new Row(
                        "partial data with errors",
                        () -> Faults.partialData("Analytics are down"),
                        Reaction.ASKS_LESS,
                        Reaction.FAILS,
                        Reaction.FAILS,
                        "answered with an error: Analytics are down. Whether the last change was made is not known; running the step"));
        rows.add(Row.harmless("unknown fields", Faults::unknownFields));
        rows.add(Row.unusable(
                "null for an object", () -> Faults.nullObjects(1), "sent an answer that lacks what was asked for"));
        rows.add(new Row(
                "wrong types",
                Faults::wrongTypes,
                Reaction.NONE,
                Reaction.LOOKS,
                Reaction.FAILS,
                "refused to add the app: forty-two"));
        rows.add(Row.unusable("200 MB", Faults::hugeBody, INSTEAD.formatted("more than 4 MiB")));
        rows.add(Row.unusable("endless body", Faults::endlessBody, INSTEAD.formatted("more than 4 MiB")));
        rows.add(Row.unusable(
                "31 MiB of [[]],", () -> Faults.nestedBody(31L * 1024 * 1024), INSTEAD.formatted("more than 4 MiB")));
        rows.add(Row.unusable(
                "3 MiB of [[]],",
                () -> Faults.nestedBody(3L * 1024 * 1024),
                INSTEAD.formatted("a text of more than 300000 pieces")));
        rows.add(Row.harmless("byte order mark", Faults::byteOrderMark));
        rows.add(Row.harmless("wrong content type", () -> Faults.contentType("text/plain")));
        return rows;
    }

    private static Row status(int status, String sentence) {
        return Row.refusal("HTTP " + status, () -> Faults.status(status), sentence);
    }

    private static Row redirect(String where, String location, int status) {
        return Row.refusal(
                "redirect " + where,
                () -> Faults.redirect(status, location),
                "redirects to " + location + ", where the credentials are not sent. If that is the server");
    }

    private final List<String> table = new ArrayList<>();
    private DashJenkins dash;

    @Test
    void everyFaultHasItsOutcome(JenkinsRule jenkins) throws Exception {
        try (DashJenkins there = new DashJenkins(jenkins)) {
            dash = there;
            dash.addFile("dash-ca", "ca.pem", ServerCertificate.caPem());
            for (Row row : rows()) {
                for (Met met : Met.values()) {
                    spoilt(row, met);
                }
            }
            unreached();
            untrusted("expired certificate", ServerCertificate.EXPIRED, NOT_TRUSTED);
            untrusted(
                    "certificate of another host",
                    ServerCertificate.WRONG_HOST,
                    "its TLS certificate is for another host name");
            untrusted("unknown CA", ServerCertificate.UNKNOWN_CA, NOT_TRUSTED);
            trusted();
            closedMeanwhile();
            for (Met met : Met.values()) {
                inATunnel(met);
            }
            withoutEnd();
        }
        String whole = HEADER + String.join("\n", table) + "\n";
        System.out.println(whole);
        compare(whole);
    }

    private void spoilt(Row row, Met met) throws Exception {
        try (DashEnterpriseSimulator server = DashEnterpriseSimulator.start()) {
            server.inject(met.aim.apply(row.make().get()));
            check(row.name(), met.words, server, server.url(), Cell.expected(met, row.to(met)), row.sentence());
        }
    }

    /** Nobody is to notice, whoever comes after the pause. */
    private void closedMeanwhile() throws Exception {
        try (DashEnterpriseSimulator server = DashEnterpriseSimulator.start()) {
            server.settings().mostIdle(Duration.ofMillis(300));
            configure(server.url());
            dash.build(new ListApps());
            Thread.sleep(500);
            server.clearRequests();
            check("idle connection closed", "both", server, server.url(), new Cell(true, 0, 2, 1, true), "");
        }
    }

    private void inATunnel(Met met) throws Exception {
        String login = Base64.getEncoder().encodeToString("jenkins:fake".getBytes(StandardCharsets.UTF_8));
        try (Tunnels proxy = new Tunnels(login);
                DashEnterpriseSimulator server = DashEnterpriseSimulator.start(ServerCertificate.VALID)) {
            dash.jenkins.jenkins.setProxy(new ProxyConfiguration("127.0.0.1", proxy.port(), "jenkins", "fake", null));
            server.inject(met.aim.apply(Faults.wantsProxyLogin()));
            check(
                    "HTTP 407 in a tunnel",
                    met.words,
                    server,
                    server.url(),
                    Cell.expected(met, Reaction.FAILS),
                    "asks for the login to a proxy (HTTP 407)");
            assertTrue(server.requests().stream()
                    .noneMatch(request -> request.headers().containsKey("Proxy-Authorization")));
        } finally {
            dash.jenkins.jenkins.setProxy(null);
        }
    }

    private void withoutEnd() throws Exception {
        try (DashEnterpriseSimulator server = DashEnterpriseSimulator.start()) {
            server.inject(Faults.endlessPages());
            configure(server.url());
            String log = dash.failBuild(new ListApps());
            String last = lastLine(log, server.url());
            assertTrue(last.contains("it was given up after 1000 pages"), last);
            assertTrue(server.requestCount() <= 1004, server.requestCount() + " requests");
            table.add("| endless pages of a list | query | fails | 0 | 1000 and a few | 0 | no app | " + last + " |");
        }
    }

    private void trusted() throws Exception {
        try (DashEnterpriseSimulator server = DashEnterpriseSimulator.start(ServerCertificate.VALID)) {
            check("private CA, configured", "both", server, server.url(), new Cell(true, 0, 2, 1, true), "");
        }
    }

    /** Where no connection comes about nothing is sent, so a mutation is tried again like a query. */
    private void unreached() throws Exception {
        String refused = "does not accept connections. Check that it is running";
        try (DashEnterpriseSimulator server = DashEnterpriseSimulator.start()) {
            check(
                    "connection refused",
                    "query",
                    server,
                    "http://127.0.0.1:" + closedPort(),
                    new Cell(false, 5, 0, 0, false),
                    refused);
            check(
                    "unknown host",
                    "query",
                    server,
                    "http://dash.invalid",
                    new Cell(false, 5, 0, 0, false),
                    "the host name is unknown.");
            server.inject(Faults.lastAnswer().onQueries());
            try (Gate gate = new Gate(server, null)) {
                check("connection refused", "mutation", server, gate.url(), new Cell(false, 5, 1, 0, false), refused);
            }
        }
    }

    private void untrusted(String name, ServerCertificate shown, String sentence) throws Exception {
        try (DashEnterpriseSimulator impostor = DashEnterpriseSimulator.start(shown);
                DashEnterpriseSimulator server = DashEnterpriseSimulator.start(ServerCertificate.VALID)) {
            check(name, "query", impostor, impostor.url(), new Cell(false, 0, 0, 0, false), sentence);
            server.inject(Faults.lastAnswer().onQueries());
            try (Gate gate = new Gate(server, impostor)) {
                check(name, "mutation", server, gate.url(), new Cell(false, 0, 1, 0, false), sentence);
            }
            assertEquals(0, impostor.requestCount(), "an impostor is told nothing");
        }
    }

    private void check(
            String fault, String met, DashEnterpriseSimulator server, String url, Cell expected, String sentence)
            throws Exception {
        configure(url);
        FreeStyleBuild build =
                dash.freestyle(new AddApp("shop")).scheduleBuild2(0).get();
        String log = JenkinsRule.getLog(build);
        Cell found = new Cell(
                build.getResult() == Result.SUCCESS,
                log.lines().filter(line -> line.contains("Trying again")).count(),
                server.requestCount(),
                server.requests("addApp").size(),
                server.server().hasApp("shop"));
        assertEquals(expected, found, () -> fault + " × " + met + ": " + log);
        String last = lastLine(log, url);
        if (found.succeeds()) {
            assertEquals(CREATED, last);
        } else {
            assertTrue(last.startsWith("ERROR: App 'shop': dash (URL)") && last.contains(sentence), last);
        }
        assertFalse(log.contains("\tat "), log);
        table.add("| "
                + String.join(
                        " | ",
                        fault,
                        met,
                        found.succeeds() ? "succeeds" : "fails",
                        "" + found.repeats(),
                        "" + found.calls(),
                        "" + found.mutations(),
                        found.appExists() ? "app exists" : "no app",
                        last)
                + " |");
    }

    private static void configure(String url) {
        DashServer server = DashJenkins.server("dash", url);
        server.setCallTimeoutSeconds(3);
        server.setCertificateCredentialsId(url.startsWith("https") ? "dash-ca" : null);
        DashEnterpriseConfiguration.get().setServers(List.of(server));
    }

    private static String lastLine(String log, String url) {
        String last = log.lines()
                .filter(line -> line.startsWith("ERROR: ") || line.startsWith("Created") || line.startsWith("Kept"))
                .reduce((first, second) -> second)
                .orElse(null);
        assertNotNull(last, log);
        return last.replace(url, "URL")
                .replaceAll("\\(PKIX[^)]*\\)|\\([^)]*NotAfter[^)]*\\)", "(…)")
                .replace("|", "\\|");
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void compare(String table) throws IOException {
        String document = Files.readString(DOCUMENT);
        int from = document.indexOf(BEGINNING) + BEGINNING.length();
        int to = document.indexOf(END);
        if (Boolean.getBoolean("dash.writeReliability")) {
            Files.writeString(DOCUMENT, document.substring(0, from) + table + document.substring(to));
        } else {
            assertEquals(document.substring(from, to), table, "docs/RELIABILITY.md tells another outcome");
        }
    }
}
