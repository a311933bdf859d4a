package io.jenkins.plugins.dashenterprise.graphql;

import com.apollographql.apollo.api.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.Callback;
import okhttp3.OkHttpClient;

/** Reads answers that are too much, as many at a time as a server is asked, in a JVM that has little memory. */
public final class SmallMemory {
    private static final int AT_A_TIME = 6;

    private SmallMemory() {}

    /** @param arguments the server's URL, and the queries whose answers are to be read in as many ways as there are */
    public static void main(String[] arguments) {
        ServerAddress server = new ServerAddress("dash", arguments[0], 5, 60);
        OkHttpClient client = new OkHttpClient();
        for (int i = 1; i < arguments.length; i++) {
            JsonRequest request = JsonRequest.graphQl(arguments[i], true, true);
            List<CompletableFuture<?>> answers = new ArrayList<>();
            while (answers.size() < AT_A_TIME) {
                CompletableFuture<HttpResponse> own = new CompletableFuture<>();
                answers.add(own);
                send(client, request, server, new Answer(server, own));
                CompletableFuture<JsonAnswer> made = new CompletableFuture<>();
                answers.add(made);
                send(client, request, server, new JsonReading(server, request, made));
            }
            answers.forEach(answer -> System.out.println(sentence(server, answer)));
        }
        System.exit(0);
    }

    private static void send(OkHttpClient client, JsonRequest request, ServerAddress server, Callback reading) {
        client.newCall(request.http(server, "Basic Y2k6Y2kta2V5")).enqueue(reading);
    }

    private static String sentence(ServerAddress server, CompletableFuture<?> answer) {
        return answer.handle((value, failure) -> failure == null
                        ? "an answer"
                        : Failures.of(server, failure).getMessage())
                .join();
    }
}
