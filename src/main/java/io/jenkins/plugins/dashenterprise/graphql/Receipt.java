package io.jenkins.plugins.dashenterprise.graphql;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/**
 * Takes what comes back from a server.
 *
 * @param <T> what is made of it
 */
abstract class Receipt<T> implements Callback {
    private final CompletableFuture<T> answer;

    Receipt(CompletableFuture<T> answer) {
        this.answer = answer;
    }

    /** Makes of a response what it is for. */
    abstract T read(Response response) throws IOException;

    /** What it fails with when there is no response, or none that can be read. */
    abstract Throwable explained(Throwable failure);

    @Override
    public final void onFailure(Call call, IOException failure) {
        answer.completeExceptionally(explained(failure));
    }

    @Override
    public final void onResponse(Call call, Response response) {
        T whole;
        try (response) {
            whole = read(response);
        } catch (Throwable e) {
            answer.completeExceptionally(explained(e));
            return;
        }
        // Only now: whoever goes on from here may use the connection again.
        answer.complete(whole);
    }
}
