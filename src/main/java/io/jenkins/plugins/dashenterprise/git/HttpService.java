package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.ServerUrl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * git by HTTP, in the "smart" way and in version 0 of its protocol. No redirect is followed, the certificate is always checked,
 * nothing is sent twice, and each request has a connection of its own: one that is kept might have died meanwhile.
 */
final class HttpService implements GitService {
    private static final int OK = 200;

    private final Remote remote;
    private final String service;

    @CheckForNull
    private final String authorization;

    private volatile boolean cancelled;

    @CheckForNull
    private volatile Call call;

    @CheckForNull
    private Response response;

    /** @param authorization the header, or null for none */
    HttpService(Remote remote, String service, @CheckForNull String authorization) {
        this.remote = remote;
        this.service = service;
        this.authorization = authorization;
    }

    @Override
    public Advertisement advertisement() throws IOException {
        return Advertisement.read(send(request("/info/refs?service=" + service).build(), "advertisement"));
    }

    @Override
    public InputStream answer(byte[] request, @CheckForNull Path pack) throws IOException {
        Upload upload = new Upload(MediaType.get("application/x-" + service + "-request"), request, pack);
        return send(request("/" + service).post(upload).build(), "result");
    }

    @Override
    public void cancel() {
        cancelled = true;
        Call open = call;
        if (open != null) {
            open.cancel();
        }
    }

    @Override
    public void close() {
        if (response != null) {
            response.close();
        }
    }

    private Request.Builder request(String path) {
        Request.Builder request = new Request.Builder()
                .url(remote.url() + path)
                .header("User-Agent", "git/Jenkins-dash-enterprise-plugin")
                .header("Connection", "close")
                // What is packed would be late.
                .header("Accept-Encoding", "identity");
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private InputStream send(Request request, String kind) throws IOException {
        close();
        String type = "application/x-" + service + "-" + kind;
        OkHttpClient client = remote.route().client();
        Call made = client.newCall(request.newBuilder().header("Accept", type).build());
        call = made;
        if (cancelled) {
            made.cancel();
        }
        Response answer = made.execute();
        response = answer;
        if (answer.code() != OK) {
            answer.close();
            throw new HttpStatusException(answer.code(), answer.isRedirect() ? ServerUrl.ofRedirect(answer) : null);
        }
        ResponseBody body = answer.body();
        MediaType actual = body.contentType();
        if (actual == null || !type.equals(actual.type() + "/" + actual.subtype())) {
            response.close();
            throw new NoGitException("a page of another kind: " + actual);
        }
        return body.byteStream();
    }
}
