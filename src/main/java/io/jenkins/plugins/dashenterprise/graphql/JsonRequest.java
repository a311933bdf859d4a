package io.jenkins.plugins.dashenterprise.graphql;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Set;
import okhttp3.HttpUrl;
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
public record JsonRequest(String method, String path, @CheckForNull String body, boolean repeatable, boolean errorsFail) {
    private static final MediaType JSON = MediaType.get("application/json");

    /** A GraphQL operation. */
    public static JsonRequest graphQl(String body, boolean repeatable, boolean errorsFail) {
        return new JsonRequest("POST", "/Manager/graphql", body, repeatable, errorsFail);
    }

    /** What is wrong with a path below a server, or null. */
    @CheckForNull
    public static String problemWithPath(String path) {
        if (path.isEmpty()) {
            return "path is missing: a path of the server, such as /Auth/admin/user";
        }
        return path.matches("/(?!/)[^\\\\\\s#]*") && !path.matches("(?i).*(/|%2f)(\\.|%2e){1,2}([/?%].*|$)")
                ? null
                : "'" + path + "' is no path of the server: it begins with one /, and holds no host, \\, #, white space, /./ or /../";
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
        HttpUrl base = HttpUrl.get(server.url());
        HttpUrl url = HttpUrl.get(server.url() + path);
        // Whatever the path says, the credentials go to the configured server only.
        boolean below = url.scheme().equals(base.scheme()) && url.host().equals(base.host()) && url.port() == base.port()
                && url.encodedPath().startsWith(base.encodedPath());
        if (!below || problemWithPath(path) != null) {
            throw new IllegalArgumentException(path + " does not lead below the server");
        }
        return url.toString();
    }
}
