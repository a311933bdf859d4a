package io.jenkins.plugins.dashenterprise.simulator;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Everything below the server's address: which path answers what, after the faults had their say. */
final class Site {
    static final String GRAPHQL = "/Manager/graphql";
    static final HttpAnswer LOGIN_PAGE = HttpAnswer.page(200, "Log in to Dash Enterprise");

    final RequestLog log = new RequestLog();
    final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final SimulatedServer server;
    private final ServerSettings settings;
    private final GraphQlEndpoint graphQl;
    private final GitEndpoint git;

    Site(SimulatedServer server, SimulatedGit git) {
        this.server = server;
        this.settings = server.settings;
        this.graphQl = new GraphQlEndpoint(server);
        this.git = new GitEndpoint(server, git);
    }

    Answer answer(HttpRequest request) {
        Optional<GraphQlRequest> operation = operation(request);
        RecordedRequest recorded = RecordedRequest.of(request, operation);
        log.add(recorded);
        return connection -> {
            Thread.sleep(settings.latency().toMillis());
            answer(request, operation, recorded).send(connection);
        };
    }

    private Answer answer(HttpRequest request, Optional<GraphQlRequest> operation, RecordedRequest recorded) {
        Optional<Fault> fault = faults.stream().filter(f -> f.strikes(recorded)).findFirst();
        if (GitEndpoint.serves(request)) {
            return fault.map(f -> f.answer(() -> git.whole(request), recorded)).orElseGet(() -> git.answer(request));
        }
        Supplier<HttpAnswer> usual =
                () -> usual(request, operation, fault.map(Fault::failure).orElse(null));
        return fault.map(f -> f.answer(usual, recorded)).orElseGet(usual);
    }

    private HttpAnswer usual(HttpRequest request, Optional<GraphQlRequest> operation, RuntimeException failure) {
        Optional<SimulatedApp> app = server.apps().stream()
                .filter(each -> each.serves(request.path()))
                .findFirst();
        if (app.isPresent()) {
            return app.get().page();
        }
        if (settings.isFive()) {
            return HttpAnswer.page(404, "Not Found");
        }
        if (isGraphQl(request)) {
            return operation
                    .map(op -> graphQl.answer(op, new GraphQlEndpoint.Caller(Credentials.of(request), failure)))
                    .orElseGet(() -> HttpAnswer.json(400, GraphQlErrors.only("POST body sent invalid JSON.")));
        }
        boolean manager =
                request.path().startsWith("/Manager") && request.method().equals("POST");
        return manager ? HttpAnswer.page(405, "405 Method Not Allowed") : LOGIN_PAGE;
    }

    private static Optional<GraphQlRequest> operation(HttpRequest request) {
        return isGraphQl(request) ? GraphQlRequest.of(request) : Optional.empty();
    }

    private static boolean isGraphQl(HttpRequest request) {
        return request.path().equals(GRAPHQL) && request.method().equals("POST");
    }
}
