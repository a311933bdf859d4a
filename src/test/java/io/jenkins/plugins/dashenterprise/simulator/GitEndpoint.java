package io.jenkins.plugins.dashenterprise.simulator;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** git by HTTP, as git's own documentation describes the "smart" way of it, in version 0 of its protocol. */
final class GitEndpoint {
    private static final Pattern PATH = Pattern.compile("/GIT/([^/]+)/(info/refs|git-receive-pack|git-upload-pack)");
    private static final HttpAnswer WHO =
            HttpAnswer.page(401, "Unauthorized").withHeader("WWW-Authenticate", "Basic realm=\"Dash Enterprise\"");

    private final SimulatedServer server;
    private final SimulatedGit git;

    GitEndpoint(SimulatedServer server, SimulatedGit git) {
        this.server = server;
        this.git = git;
    }

    static boolean serves(HttpRequest request) {
        return request.path().startsWith("/GIT/");
    }

    Answer answer(HttpRequest request) {
        if (git.movedTo != null) {
            return HttpAnswer.page(302, "Found").withHeader("Location", git.movedTo + request.target());
        }
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return HttpAnswer.page(404, "Not Found");
        }
        SimulatedUser user = user(Credentials.of(request));
        if (user == null) {
            return WHO;
        }
        int status = git.status(path.group(1), user);
        if (status != 200) {
            return HttpAnswer.page(status, "No access to the repository");
        }
        if (path.group(2).equals("info/refs")) {
            return advertise(path.group(1), user, request.target().replaceFirst(".*service=", ""));
        }
        ChunkedAnswer.Body result = out -> {
            if (path.group(2).equals("git-receive-pack")) {
                ReceivePack pack = git.receive(path.group(1), user);
                pack.setBiDirectionalPipe(false);
                pack.receive(body(request), out, null);
            } else {
                UploadPack pack = git.upload(path.group(1));
                pack.setBiDirectionalPipe(false);
                pack.upload(body(request), out, null);
            }
        };
        return new ChunkedAnswer("application/x-" + path.group(2) + "-result", result, git.losesConnections);
    }

    /** The same, when all of it is known. */
    HttpAnswer whole(HttpRequest request) {
        Answer answer = answer(request);
        return answer instanceof ChunkedAnswer parts ? parts.whole() : (HttpAnswer) answer;
    }

    private HttpAnswer advertise(String app, SimulatedUser user, String service) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PacketLineOut lines = new PacketLineOut(out);
            lines.writeString("# service=" + service + "\n");
            lines.end();
            var refs = new RefAdvertiser.PacketLineOutRefAdvertiser(lines);
            if (service.equals("git-receive-pack")) {
                git.receive(app, user).sendAdvertisedRefs(refs);
            } else {
                UploadPack pack = git.upload(app);
                pack.setBiDirectionalPipe(false);
                pack.sendAdvertisedRefs(refs);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HttpAnswer.of(200, "application/x-" + service + "-advertisement", out.toByteArray());
    }

    private SimulatedUser user(Credentials given) {
        return server.users().stream()
                .filter(user ->
                        user.username().equals(given.user()) && user.password().equals(given.apiKey()))
                .findFirst()
                .orElse(null);
    }

    private static InputStream body(HttpRequest request) throws IOException {
        InputStream body = new ByteArrayInputStream(request.body());
        return request.header("Content-Encoding").equals("gzip") ? new GZIPInputStream(body) : body;
    }
}
