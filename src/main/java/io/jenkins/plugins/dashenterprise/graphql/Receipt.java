package io.jenkins.plugins.dashenterprise.graphql;

import io.jenkins.plugins.dashenterprise.text.Secrets;
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
    private final Secrets secrets;
    private final CompletableFuture<T> answer;

    /** @param secrets what no failure shall hold */
    Receipt(Secrets secrets, CompletableFuture<T> answer) {
        this.secrets = secrets;
        this.answer = answer;
    }

    /** Makes of a response what it is for. */
    abstract T read(Response response) throws IOException;

    /** What it fails with when there is no response, or none that can be read. */
    abstract GraphQlException explained(Throwable failure);

    @Override
    public final void onFailure(Call call, IOException failure) {
        fail(failure);
    }

    @Override
    public final void onResponse(Call call, Response response) {
        T whole;
        try (response) {
            whole = read(response);
        } catch (Throwable e) {
            fail(e);
            return;
        }
        // Only now: whoever goes on from here may use the connection again.
        answer.complete(whole);
    }

    private void fail(Throwable failure) {
        answer.completeExceptionally(explained(failure).shown(secrets));
    }
}
