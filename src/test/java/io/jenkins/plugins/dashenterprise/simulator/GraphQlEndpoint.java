package io.jenkins.plugins.dashenterprise.simulator;

import static graphql.introspection.GoodFaithIntrospection.GOOD_FAITH_INTROSPECTION_DISABLED;

import graphql.ErrorClassification;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** {@code /Manager/graphql}: executes operations on the simulated server, one at a time. */
final class GraphQlEndpoint {
    private static final ErrorClassification CREDENTIALS = ErrorClassification.errorClassification("Credentials");

    private final SimulatedServer server;
    private final Map<Set<String>, GraphQL> bySchema = new ConcurrentHashMap<>();

    /**
     * Who asks.
     *
     * @param failure thrown in the place of what was asked for, or null
     */
    record Caller(Credentials credentials, RuntimeException failure) {}

    GraphQlEndpoint(SimulatedServer server) {
        this.server = server;
    }

    HttpAnswer answer(GraphQlRequest request, Caller caller) {
        if (request.query() == null) {
            return HttpAnswer.json(400, GraphQlErrors.only("Must provide query string."));
        }
        ExecutionInput input = ExecutionInput.newExecutionInput(request.query())
                .operationName(request.operationName())
                .variables(request.variables())
                .graphQLContext(Map.of(Caller.class, caller, GOOD_FAITH_INTROSPECTION_DISABLED, true))
                .build();
        synchronized (server) {
            server.settle();
            return answer(executable().execute(input));
        }
    }

    private HttpAnswer answer(ExecutionResult result) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (!result.getErrors().isEmpty()) {
            body.put(
                    "errors",
                    result.getErrors().stream().map(GraphQlErrors::json).toList());
        }
        if (result.isDataPresent()) {
            body.put("data", result.getData());
        }
        return HttpAnswer.json(status(result), body);
    }

    private int status(ExecutionResult result) {
        if (!result.isDataPresent()) {
            return server.settings.invalidQueryStatus();
        }
        boolean refused = result.getErrors().stream().anyMatch(error -> error.getErrorType() == CREDENTIALS);
        return refused ? server.settings.badCredentialsStatus() : 200;
    }

    private GraphQL executable() {
        return bySchema.computeIfAbsent(
                server.settings.missing(), missing -> new Schema(missing).executable(fields(), this::report));
    }

    private Map<String, Map<String, DataFetcher<?>>> fields() {
        Map<String, DataFetcher<?>> queries = new HashMap<>();
        Queries.all().forEach((name, query) -> queries.put(name, environment -> run(query, environment)));
        Map<String, DataFetcher<?>> mutations = new HashMap<>();
        Stream.of(
                        AppMutations.all(),
                        ConfigurationMutations.all(),
                        ServiceMutations.all(),
                        WorkspaceMutations.all(),
                        AccountMutations.all(),
                        PortalMutations.all())
                .forEach(group -> group.forEach(
                        (name, mutation) -> mutations.put(name, environment -> payload(mutation, environment))));
        Map<String, DataFetcher<?>> portal = Map.of("apps", environment -> run(Queries::appsOfPortal, environment));
        Map<String, DataFetcher<?>> app = Map.of("environmentVariables", this::variablesOfApp);
        return Map.of("RootQuery", queries, "Mutations", mutations, "PortalObject", portal, "App", app);
    }

    private Object variablesOfApp(DataFetchingEnvironment environment) {
        SimulatedApp app = environment.getSource();
        return run(call -> Queries.variables(app, call), environment);
    }

    private Object payload(Operation mutation, DataFetchingEnvironment environment) {
        try {
            return run(mutation, environment);
        } catch (Refusal refusal) {
            return Payload.error(refusal.getMessage());
        }
    }

    private Object run(Operation operation, DataFetchingEnvironment environment) {
        Caller caller = environment.getGraphQlContext().get(Caller.class);
        SimulatedUser user = server.authenticate(caller.credentials());
        if (caller.failure() != null) {
            throw caller.failure();
        }
        return operation.run(new Call(server, user, environment.getArguments()));
    }

    private CompletableFuture<DataFetcherExceptionHandlerResult> report(DataFetcherExceptionHandlerParameters failed) {
        boolean credentials = failed.getException() instanceof TopLevelError.OfCredentials;
        GraphQLError error = GraphqlErrorBuilder.newError(failed.getDataFetchingEnvironment())
                .message("%s", failed.getException().getMessage())
                .errorType(credentials ? CREDENTIALS : graphql.ErrorType.DataFetchingException)
                .build();
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(error).build());
    }
}
