package io.jenkins.plugins.dashenterprise.graphql;

import com.apollographql.apollo.api.http.HttpBody;
import com.apollographql.apollo.api.http.HttpHeader;
import com.apollographql.apollo.api.http.HttpRequest;
import com.apollographql.apollo.api.http.HttpResponse;
import com.apollographql.apollo.network.http.HttpEngine;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import kotlin.coroutines.Continuation;
import kotlinx.coroutines.future.FutureKt;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;

/** Puts Apollo's calls into OkHttp's own queue; the engine that Apollo brings holds the calling thread until the answer is there. */
final class QueueingEngine implements HttpEngine {
    private final ServerAddress server;
    private final Call.Factory calls;

    QueueingEngine(ServerAddress server, Call.Factory calls) {
        this.server = server;
        this.calls = calls;
    }

    @Override
    @CheckForNull
    public Object execute(HttpRequest request, Continuation<? super HttpResponse> continuation) {
        Call call = calls.newCall(okHttp(request));
        CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
        answer.whenComplete((response, failure) -> {
            if (failure != null) {
                call.cancel();
            }
        });
        call.enqueue(new Answer(server, answer));
        return FutureKt.await(answer, continuation);
    }

    private static Request okHttp(HttpRequest request) {
        HttpBody body = Objects.requireNonNull(request.getBody());
        Buffer text = new Buffer();
        body.writeTo(text);
        Request.Builder builder = new Request.Builder()
                .url(request.getUrl())
                .post(RequestBody.create(text.readByteString(), MediaType.get(body.getContentType())));
        for (HttpHeader header : request.getHeaders()) {
            builder.header(header.getName(), header.getValue());
        }
        return builder.build();
    }
}
