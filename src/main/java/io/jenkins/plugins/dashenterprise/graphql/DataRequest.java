package io.jenkins.plugins.dashenterprise.graphql;

import com.apollographql.apollo.api.ApolloRequest;
import com.apollographql.apollo.api.Operation;
import com.apollographql.apollo.api.http.DefaultHttpRequestComposer;
import com.apollographql.apollo.api.http.HttpBody;
import com.apollographql.apollo.api.http.HttpHeader;
import com.apollographql.apollo.api.http.HttpRequest;
import java.util.Objects;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** One of the plugin's own operations, as OkHttp sends what Apollo makes of it. */
record DataRequest(Operation<?> operation) {

    Request http(ServerAddress server, String authorization) {
        HttpRequest composed = new DefaultHttpRequestComposer(server.graphQlUrl())
                .compose(new ApolloRequest.Builder<>(operation)
                        .sendEnhancedClientAwareness(false)
                        .build());
        Request.Builder request = new Request.Builder()
                .url(composed.getUrl())
                .post(new Body(Objects.requireNonNull(composed.getBody(), "a POST has one")));
        for (HttpHeader header : composed.getHeaders()) {
            request.header(header.getName(), header.getValue());
        }
        return Http.headed(request, authorization).build();
    }

    private static final class Body extends RequestBody {
        private final HttpBody body;

        Body(HttpBody body) {
            this.body = body;
        }

        @Override
        public MediaType contentType() {
            return MediaType.get(body.getContentType());
        }

        @Override
        public long contentLength() {
            return body.getContentLength();
        }

        @Override
        public void writeTo(BufferedSink sink) {
            body.writeTo(sink);
        }
    }
}
