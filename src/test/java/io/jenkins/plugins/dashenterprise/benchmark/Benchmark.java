package io.jenkins.plugins.dashenterprise.benchmark;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import io.jenkins.plugins.dashenterprise.apps.AppStatus;
import io.jenkins.plugins.dashenterprise.apps.ListApps;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import io.jenkins.plugins.dashenterprise.environment.SetEnv;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlClient;
import io.jenkins.plugins.dashenterprise.graphql.ServerAddress;
import io.jenkins.plugins.dashenterprise.graphql.model.AppStatusQuery;
import io.jenkins.plugins.dashenterprise.operations.BenchmarkedSteps;
import io.jenkins.plugins.dashenterprise.simulator.DashEnterpriseSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;
import org.jvnet.hudson.test.JenkinsRule;

/** Measures what the plugin adds to the network; docs/PERFORMANCE.md has the command and keeps a run. Arguments choose parts. */
public final class Benchmark {
    private static final String AUTHORIZATION = "Basic "
            + Base64.getEncoder().encodeToString("ci:ci-key".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    private static final int CALLS = 5000;
    // Until the compiler of the JVM is through with both sides.
    private static final int WARM_UP_CALLS = 20_000;
    private static final int WATCHED_SECONDS = 15;
    private static final int PAGES = 200;
    // Until the threads of the load before are gone.
    private static final Duration QUIET = Duration.ofSeconds(70);

    private final BenchmarkedSteps steps;

    private Benchmark(BenchmarkedSteps steps) {
        this.steps = steps;
    }

    public static void main(String[] arguments) throws Throwable {
        // Otherwise the stub's answers wait for the client's acknowledgements.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        JenkinsRule jenkins = new JenkinsRule();
        jenkins.before();
        try {
            SystemCredentialsProvider.getInstance()
                    .getCredentials()
                    .add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "dash-ci", null, "ci", "ci-key"));
            var run = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
            Benchmark benchmark = new Benchmark(new BenchmarkedSteps(run));
            System.out.println("| what | plugin | compared with | ratio |\n|---|---|---|---|");
            for (Map.Entry<String, Timed> part : benchmark.parts().entrySet()) {
                if (arguments.length == 0 || List.of(arguments).contains(part.getKey())) {
                    part.getValue().call();
                }
            }
        } finally {
            jenkins.after();
        }
    }

    private Map<String, Timed> parts() {
        Map<String, Timed> parts = new LinkedHashMap<>();
        parts.put("latency", this::latency);
        parts.put("variables", this::variables);
        parts.put("listing", this::listing);
        parts.put("waits", () -> waits(1000, 10_000));
        parts.put("steps", () -> steps(1000));
        return parts;
    }

    /** The threads of Jenkins' timer, which a Jenkins has soon after its start whatever plugins there are. */
    private static void startTimer() {
        for (int i = 0; i < 10; i++) {
            Timer.get().schedule(() -> {}, 0, TimeUnit.MILLISECONDS);
        }
    }

    private static void row(String what, String plugin, String other, String ratio) {
        System.out.println("| " + String.join(" | ", what, plugin, other, ratio) + " |");
    }

    private static void use(String url) {
        DashServer server = new DashServer("dash", url);
        server.setAllowHttp(true);
        server.setCredentialsId("dash-ci");
        DashEnterpriseConfiguration.get().setServers(List.of(server));
    }

    // ---------- latency ----------

    private interface Timed {
        void call() throws Exception;
    }

    private void latency() throws Exception {
        try (Stub stub = new Stub()) {
            GraphQlClient client =
                    new GraphQlClient(new ServerAddress("dash", stub.url(), 10, 60), "ci", "ci-key", line -> {});
            Timed plugin = () -> client.execute(new AppStatusQuery("sales", true));
            plugin.call();
            HttpClient bare =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            HttpRequest request = post(stub.url(), stub.lastBody());
            Timed other = () -> bare.send(request, HttpResponse.BodyHandlers.ofString());
            measure(plugin, other, WARM_UP_CALLS);
            double[][] times = measure(plugin, other, CALLS);
            for (int percent : new int[] {50, 99}) {
                double ours = percentile(times[0], percent);
                double bares = percentile(times[1], percent);
                row(
                        "a call with its answer read, p" + percent,
                        micros(ours),
                        "bare java.net.http POST " + micros(bares),
                        ratio(ours, bares));
            }
        }
    }

    /** Takes turns, so that whatever else the machine does hits both. */
    private static double[][] measure(Timed first, Timed second, int calls) throws Exception {
        double[][] times = new double[2][calls];
        for (int i = 0; i < calls; i++) {
            times[0][i] = time(first);
            times[1][i] = time(second);
        }
        return times;
    }

    private static double time(Timed timed) throws Exception {
        long start = System.nanoTime();
        timed.call();
        return (System.nanoTime() - start) / 1000.0;
    }

    private static double percentile(double[] times, int percent) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length * percent / 100];
    }

    // ---------- variables ----------

    private void variables() throws Exception {
        try (DashEnterpriseSimulator simulator = DashEnterpriseSimulator.start()) {
            simulator.server().addApp("sales", "ci");
            use(simulator.url());
            Map<String, String> warmUp = Map.of("WARM", "up");
            setVariables(warmUp);
            String body = simulator.requests("addEnvironmentVariable").get(0).body();
            simulator.settings().latency(Duration.ofMillis(20));
            simulator.clearRequests();
            Map<String, String> variables = new TreeMap<>();
            for (int i = 0; i < 50; i++) {
                variables.put("NAME_" + i, "value " + i);
            }
            double ours = time(() -> setVariables(variables));
            long requests = simulator.requestCount();
            double others = time(() -> {
                for (String name : variables.keySet()) {
                    HttpClient unused = HttpClient.newHttpClient();
                    unused.send(
                            post(simulator.url(), body.replace("WARM", "OTHER_" + name)),
                            HttpResponse.BodyHandlers.ofString());
                }
            });
            row(
                    "50 variables at 20 ms",
                    requests + " requests, " + seconds(ours),
                    "a connection and a request each, nothing looked at: 50 requests, " + seconds(others),
                    ratio(ours, others));
            double again = time(() -> setVariables(variables));
            row(
                    "the same 50 again",
                    (simulator.requestCount() - requests - 50) + " request, " + seconds(again),
                    "50 requests, " + seconds(others),
                    ratio(again, others));
        }
    }

    private void setVariables(Map<String, String> variables) throws Exception {
        SetEnv operation = new SetEnv("sales");
        operation.setVars(variables);
        steps.run(operation);
    }

    // ---------- listing ----------

    private void listing() throws Exception {
        compareListing("listing 2,000 apps, p50", Duration.ZERO, 10, 20);
        compareListing("the same, each answer after 20 ms", Duration.ofMillis(20), 1, 3);
    }

    private void compareListing(String what, Duration latency, int warmUp, int times) throws Exception {
        try (DashEnterpriseSimulator simulator = DashEnterpriseSimulator.start()) {
            for (int i = 0; i < 2000; i++) {
                simulator
                        .server()
                        .addApp("app-" + i, "ci")
                        .deployed("a" + i, "Version " + i)
                        .running();
            }
            use(simulator.url());
            steps.run(new ListApps());
            List<HttpRequest> bare = simulator.requests().stream()
                    .limit(PAGES)
                    .map(request -> post(simulator.url(), request.body()))
                    .toList();
            long requests = simulator.requestCount();
            simulator.settings().latency(latency);
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            Timed plugin = () -> steps.run(new ListApps());
            Timed other = () -> {
                for (HttpRequest request : bare) {
                    client.send(request, HttpResponse.BodyHandlers.ofString());
                }
            };
            measure(plugin, other, warmUp);
            double[][] both = measure(plugin, other, times);
            double ours = percentile(both[0], 50);
            double others = percentile(both[1], 50);
            row(
                    what,
                    requests + " requests, " + seconds(ours),
                    bare.size() + " bare POSTs one after the other, answers not read: " + seconds(others),
                    ratio(ours, others));
        }
    }

    // ---------- waits ----------

    private void waits(int... numbers) throws Exception {
        startTimer();
        long idleThreads = Load.threadsNow();
        List<Load> ours = new ArrayList<>();
        List<Load> others = new ArrayList<>();
        List<Long> polls = new ArrayList<>();
        try (Stub stub = new Stub()) {
            use(stub.url());
            steps.begin("sales").run();
            for (int number : numbers) {
                Thread.sleep(QUIET.toMillis());
                long before = stub.requests();
                ours.add(waiting(number, idleThreads));
                polls.add(stub.requests() - before);
            }
            // Only now, since they leave threads behind for a while.
            for (int number : numbers) {
                others.add(threads(number, stub, idleThreads));
            }
        }
        for (int i = 0; i < numbers.length; i++) {
            row(
                    numbers[i] + " waits for " + WATCHED_SECONDS + " s (" + polls.get(i) + " polls)",
                    words(ours.get(i)),
                    "one thread each: " + words(others.get(i)),
                    ratio(ours.get(i).threads(), others.get(i).threads()) + " threads");
        }
    }

    private Load waiting(int number, long idleThreads) throws Exception {
        List<Runnable> ends = new ArrayList<>(number);
        Load load = Load.of(
                () -> {
                    for (int i = 0; i < number; i++) {
                        ends.add(steps.begin("sales"));
                    }
                },
                WATCHED_SECONDS,
                idleThreads);
        ends.forEach(Runnable::run);
        return load;
    }

    private static Load threads(int number, Stub stub, long idleThreads) throws Exception {
        List<Thread> threads = new ArrayList<>();
        GraphQlClient client =
                new GraphQlClient(new ServerAddress("dash", stub.url(), 10, 60), "ci", "ci-key", line -> {});
        Load load = Load.of(
                () -> {
                    for (int i = 0; i < number; i++) {
                        Thread thread = new Thread(() -> poll(client), "one wait");
                        thread.start();
                        threads.add(thread);
                    }
                },
                WATCHED_SECONDS,
                idleThreads);
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join();
        }
        return load;
    }

    private static void poll(GraphQlClient client) {
        try {
            for (double pause = 250; ; pause = Math.min(pause * 1.2, 15_000)) {
                client.execute(new AppStatusQuery("sales", true));
                Thread.sleep((long) pause);
            }
        } catch (Exception e) {
            // The benchmark has seen enough.
        }
    }

    // ---------- steps ----------

    private void steps(int number) throws Exception {
        try (Stub stub = new Stub(Duration.ofMillis(500))) {
            use(stub.url());
            steps.run(new AppStatus("sales"));
            Thread.sleep(QUIET.toMillis());
            long idleThreads = Load.threadsNow();
            List<CompletableFuture<Object>> results = new ArrayList<>(number);
            long start = System.nanoTime();
            Load load = Load.of(
                    () -> {
                        for (int i = 0; i < number; i++) {
                            results.add(steps.start(new AppStatus("sales")));
                        }
                    },
                    WATCHED_SECONDS,
                    idleThreads);
            long most = load.threads();
            CompletableFuture<Void> all = CompletableFuture.allOf(results.toArray(CompletableFuture[]::new));
            while (!all.isDone()) {
                Thread.sleep(200);
                most = Math.max(most, Load.threadsNow() - idleThreads);
            }
            double took = (System.nanoTime() - start) / 1000.0;
            long failed = results.stream()
                    .filter(CompletableFuture::isCompletedExceptionally)
                    .count();
            double ideal = number / 6.0 * 0.5e6;
            row(
                    number + " steps at once, answers after 0.5 s, 6 at a time",
                    "%d failed, %d threads, %.1f MB, %s".formatted(failed, most, load.heapMegabytes(), seconds(took)),
                    "nothing but the answers: " + seconds(ideal),
                    ratio(took, ideal));
        }
    }

    // ---------- words ----------

    private static HttpRequest post(String url, String body) {
        return HttpRequest.newBuilder(URI.create(url + "/Manager/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Authorization", AUTHORIZATION)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static String words(Load load) {
        return "%d threads, %.1f MB, %.1f s of CPU".formatted(load.threads(), load.heapMegabytes(), load.cpuSeconds());
    }

    private static String micros(double micros) {
        return "%.0f µs".formatted(micros);
    }

    private static String seconds(double micros) {
        return "%.2f s".formatted(micros / 1e6);
    }

    private static String ratio(double ours, double others) {
        return "%.3f×".formatted(ours / others);
    }
}
