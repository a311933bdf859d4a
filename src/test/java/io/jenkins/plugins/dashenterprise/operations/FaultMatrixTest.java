package io.jenkins.plugins.dashenterprise.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.Result;
import io.jenkins.plugins.dashenterprise.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.DashJenkins;
import io.jenkins.plugins.dashenterprise.DashServer;
import io.jenkins.plugins.dashenterprise.graphql.Hurry;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import io.jenkins.plugins.dashenterprise.simulator.Fault;
import io.jenkins.plugins.dashenterprise.simulator.Faults;
import io.jenkins.plugins.dashenterprise.simulator.ServerCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Every fault met by a query and by a mutation, before and after the server applied it. The table in docs/RELIABILITY.md
 * is what is expected; with {@code -Ddash.writeReliability=true} it is written anew, for a person to judge.
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

    /** A fault of one request, made anew for each cell. */
    private static Map<String, Supplier<Fault>> faults() {
        Map<String, Supplier<Fault>> faults = new LinkedHashMap<>();
        faults.put("connection reset", Faults::reset);
        faults.put("silent", Faults::silence);
        faults.put("one byte a second", Faults::slowDrip);
        faults.put("truncated answer", Faults::truncated);
        for (int status : new int[] {401, 403, 404, 405, 413, 429, 500, 502, 503, 504}) {
            faults.put("HTTP " + status, () -> Faults.status(status));
        }
        faults.put("HTTP 429, Retry-After", () -> Faults.status(429, "1"));
        faults.put("HTTP 503, Retry-After", () -> Faults.status(503, "1"));
        faults.put("login page", Faults::loginPage);
        faults.put("redirect to http", () -> Faults.redirect("http://dash.example.com/Manager/graphql"));
        faults.put("redirect to another host", () -> Faults.redirect(307, "https://evil.example.com/Manager/graphql"));
        faults.put("redirect in a loop", Faults::redirectLoop);
        faults.put("not JSON", () -> Faults.body("oops"));
        faults.put("XML", Faults::notJson);
        faults.put("empty body", Faults::emptyBody);
        faults.put("{\"data\":null}", Faults::nullData);
        faults.put("partial data with errors", () -> Faults.partialData("Analytics are down"));
        faults.put("unknown fields", Faults::unknownFields);
        faults.put("null for an object", () -> Faults.nullObjects(1));
        faults.put("wrong types", Faults::wrongTypes);
        faults.put("200 MB", Faults::hugeBody);
        faults.put("endless body", Faults::endlessBody);
        faults.put("byte order mark", Faults::byteOrderMark);
        faults.put("wrong content type", () -> Faults.contentType("text/plain"));
        return faults;
    }

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

    @Test
    void everyFaultHasItsOutcome(JenkinsRule jenkins) throws Exception {
        List<String> rows = new ArrayList<>();
        try (DashJenkins dash = new DashJenkins(jenkins)) {
            for (Map.Entry<String, Supplier<Fault>> fault : faults().entrySet()) {
                for (Met met : Met.values()) {
                    try (DashEnterpriseSimulator server = DashEnterpriseSimulator.start()) {
                        server.inject(met.aim.apply(fault.getValue().get()));
                        rows.add(row(fault.getKey(), met.words, dash, server, server.url()));
                    }
                }
            }
            try (DashEnterpriseSimulator unused = DashEnterpriseSimulator.start()) {
                rows.add(row("connection refused", "any", dash, unused, "http://127.0.0.1:" + closedPort()));
                rows.add(row("unknown host", "any", dash, unused, "http://dash.invalid"));
            }
            dash.addFile("dash-ca", "ca.pem", ServerCertificate.caPem());
            tls("expired certificate", ServerCertificate.EXPIRED, "dash-ca", dash, rows);
            tls("certificate of another host", ServerCertificate.WRONG_HOST, "dash-ca", dash, rows);
            tls("unknown CA", ServerCertificate.VALID, null, dash, rows);
            tls("private CA, configured", ServerCertificate.VALID, "dash-ca", dash, rows);
        }
        String table = HEADER + String.join("\n", rows) + "\n";
        System.out.println(table);
        compare(table);
    }

    private static void tls(String name, ServerCertificate shown, String trusted, DashJenkins dash, List<String> rows)
            throws Exception {
        try (DashEnterpriseSimulator server = DashEnterpriseSimulator.start(shown)) {
            rows.add(row(name, "any", dash, server, server.url(), trusted));
        }
    }

    private static String row(String fault, String met, DashJenkins dash, DashEnterpriseSimulator simulator, String url)
            throws Exception {
        return row(fault, met, dash, simulator, url, null);
    }

    private static String row(
            String fault, String met, DashJenkins dash, DashEnterpriseSimulator simulator, String url, String certificate)
            throws Exception {
        DashServer server = new DashServer("dash", url);
        server.setAllowHttp(true);
        server.setCredentialsId("dash-ci");
        server.setCallTimeoutSeconds(3);
        server.setCertificateCredentialsId(certificate);
        DashEnterpriseConfiguration.get().setServers(List.of(server));
        FreeStyleBuild build = dash.freestyle(new AddApp("shop")).scheduleBuild2(0).get();
        String log = JenkinsRule.getLog(build);
        assertFalse(log.contains("\tat "), log);
        boolean succeeded = build.getResult() == Result.SUCCESS;
        boolean exists = simulator.server().hasApp("shop");
        assertTrue(exists || !succeeded, "a build that succeeds has its app: " + log);
        return "| " + String.join(" | ", fault, met, succeeded ? "succeeds" : "fails",
                "" + log.lines().filter(line -> line.contains("Trying again")).count(), "" + simulator.requestCount(), "" + simulator.requests("addApp").size(), exists ? "app exists" : "no app", lastLine(log, url)) + " |";
    }

    private static String lastLine(String log, String url) {
        String last = log.lines()
                .filter(line -> line.startsWith("ERROR: ") || line.startsWith("Created") || line.startsWith("Kept"))
                .reduce((first, second) -> second)
                .orElse(null);
        assertNotNull(last, log);
        return last.replace(url, "URL").replaceAll("\\(PKIX[^)]*\\)|\\([^)]*NotAfter[^)]*\\)", "(…)").replace("|", "\\|");
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
