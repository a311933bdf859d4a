package io.jenkins.plugins.dashenterprise.graphql;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.text.Secrets;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/**
 * A page of a server as anybody sees it: asked for without credentials, and without going where it leads.
 *
 * @param status of HTTP
 * @param login how it says that it wants a log-in, as the end of a sentence, or null when it does not
 * @param path where on the server it leads, or null when it leads nowhere
 * @param text the first MiB of its text
 */
public record WebPage(
        int status,
        @CheckForNull String login,
        @CheckForNull String path,
        String text) {
    private static final long MOST_BYTES = 1024 * 1024;
    private static final Pattern PASSWORD_FIELD =
            Pattern.compile("<input\\b[^<>]{0,500}\\btype\\s{0,9}=\\s{0,9}[\"']?password\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOGIN_TITLE =
            Pattern.compile("<title[^<>]{0,100}>[^<]{0,100}\\b(?:log|sign)[ -]?(?:in|on)\\b", Pattern.CASE_INSENSITIVE);

    /**
     * Asks for a page when it is its turn among the polls of the server.
     *
     * @param path below the server's address
     * @return exceptionally a {@link GraphQlException}; cancelling it cancels the call in flight
     */
    public static CompletableFuture<WebPage> at(ServerAddress server, String path) {
        try {
            Connections connections = Connections.to(server);
            return new TimeLimit(server)
                    .call(connections.turns().polls(), () -> ask(server, path, connections.fresh()));
        } catch (GraphQlException e) {
            return CompletableFuture.failedFuture(e.shown(new Secrets()));
        }
    }

    private static CompletableFuture<WebPage> ask(ServerAddress server, String path, Call.Factory calls) {
        CompletableFuture<WebPage> page = new CompletableFuture<>();
        Call call = calls.newCall(new Request.Builder()
                .url(ServerPath.below(server, path))
                .header("User-Agent", Http.USER_AGENT)
                .build());
        page.whenComplete((value, failure) -> {
            if (failure != null) {
                call.cancel();
            }
        });
        call.enqueue(new Reading(server, page));
        return page;
    }

    private record Reading(ServerAddress server, CompletableFuture<WebPage> page) implements Callback {
        @Override
        public void onFailure(Call call, IOException failure) {
            fail(failure);
        }

        @Override
        public void onResponse(Call call, Response response) {
            try (response) {
                page.complete(read(response));
            } catch (Throwable e) {
                fail(e);
            }
        }

        private void fail(Throwable failure) {
            page.completeExceptionally(Failures.of(server, failure).shown(new Secrets()));
        }

        private WebPage read(Response response) throws IOException {
            int status = response.code();
            if (response.isRedirect()) {
                Redirect redirect = new Redirect(server, response);
                String path = redirect.pathOnServer();
                String login = path == null || redirect.wantsLogin() ? "it leads to " + redirect.place() : null;
                return new WebPage(status, login, path, "");
            }
            if (status == 401 || status == 403) {
                return new WebPage(status, "it answers with HTTP " + status, null, "");
            }
            String text = text(response.body().source());
            boolean login = PASSWORD_FIELD.matcher(text).find()
                    || LOGIN_TITLE.matcher(text).find();
            return new WebPage(status, login ? "it is a log-in page" : null, null, text);
        }

        private static String text(BufferedSource body) throws IOException {
            body.request(MOST_BYTES);
            Buffer read = body.getBuffer();
            return read.readUtf8(Math.min(read.size(), MOST_BYTES));
        }
    }
}
