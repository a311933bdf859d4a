package io.jenkins.plugins.dashenterprise.graphql;

import com.apollographql.apollo.api.ApolloRequest;
import com.apollographql.apollo.api.Operation;
import com.apollographql.apollo.api.http.DefaultHttpRequestComposer;
import com.apollographql.apollo.api.http.HttpBody;
import java.util.Objects;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** The HTTP request that asks a GraphQL operation. */
final class Question {
    private static final String USER_AGENT = "Jenkins-dash-enterprise-plugin/" + version();

    private Question() {}

    static Request of(ServerAddress server, Operation<?> operation, String authorization) {
        HttpBody body = new DefaultHttpRequestComposer(server.graphQlUrl())
                .compose(new ApolloRequest.Builder<>(operation).build())
                .getBody();
        return new Request.Builder()
                .url(server.graphQlUrl())
                .header("Accept", "application/json")
                .header("User-Agent", USER_AGENT)
                .header("Authorization", authorization)
                .post(new Body(Objects.requireNonNull(body)))
                .build();
    }

    private static String version() {
        String version = Question.class.getPackage().getImplementationVersion();
        return Objects.requireNonNullElse(version, "dev").replaceAll("[^\\w.+-]+", "_");
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
