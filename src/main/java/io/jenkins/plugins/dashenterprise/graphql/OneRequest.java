package io.jenkins.plugins.dashenterprise.graphql;

import java.io.IOException;
import java.net.Proxy;
import java.util.Objects;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.Route;

/** Keeps OkHttp from sending a request once more by itself because of what a server answers. */
record OneRequest(ServerAddress server) implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        Response answer = chain.proceed(chain.request());
        if (answer.code() == 407
                && !isOfProxy(Objects.requireNonNull(chain.connection(), "a network interceptor has one"))) {
            answer.close();
            // OkHttp would tell the server the password of the proxy.
            throw HttpFailures.notTheProxy(server);
        }
        return answer;
    }

    /** Only what is not encrypted is answered by a proxy; in a tunnel it has had its say before. */
    private static boolean isOfProxy(Connection connection) {
        Route route = connection.route();
        return route.proxy().type() == Proxy.Type.HTTP && !route.requiresTunnel();
    }
}
