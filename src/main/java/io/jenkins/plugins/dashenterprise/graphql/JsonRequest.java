package io.jenkins.plugins.dashenterprise.graphql;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * A request that somebody else made up, to be answered with JSON.
 *
 * @param path where it leads, below the server's address
 * @param body a JSON text, or null for none
 * @param repeatable whether it may be sent again when its answer was lost
 * @param errorsFail whether what a server refuses (HTTP 4xx, GraphQL errors) is a failure, and no answer
 */
public record JsonRequest(
        String method, String path, @CheckForNull String body, boolean repeatable, boolean errorsFail) {
    private static final MediaType JSON = MediaType.get("application/json");

    /** A GraphQL operation. */
    public static JsonRequest graphQl(String body, boolean repeatable, boolean errorsFail) {
        return new JsonRequest("POST", "/Manager/graphql", body, repeatable, errorsFail);
    }

    /** The HTTP request, which leads below the server's address and nowhere else. */
    Request http(ServerAddress server, String authorization) {
        // Some methods have to have a body.
        String text = body == null && Set.of("POST", "PUT", "PATCH").contains(method) ? "" : body;
        return new Request.Builder()
                .url(url(server))
                .header("Accept", "application/json")
                .header("User-Agent", Http.USER_AGENT)
                .header("Authorization", authorization)
                .method(method, text == null ? null : RequestBody.create(text, body == null ? null : JSON))
                .build();
    }

    String url(ServerAddress server) {
        return ServerPath.below(server, path).toString();
    }

    /** The request as a sentence names it. */
    @Override
    public String toString() {
        return method + " " + ServerPath.withoutQuery(path);
    }
}
