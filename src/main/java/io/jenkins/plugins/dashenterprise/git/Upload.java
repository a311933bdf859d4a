package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A request to a git server and the pack that follows it. It has a known length, which servers like, and is sent once. */
final class Upload extends RequestBody {
    private final MediaType type;
    private final byte[] request;

    @CheckForNull
    private final Path pack;

    Upload(MediaType type, byte[] request, @CheckForNull Path pack) {
        this.type = type;
        this.request = request;
        this.pack = pack;
    }

    @Override
    public MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() throws IOException {
        return request.length + (pack == null ? 0 : Files.size(pack));
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(request);
        if (pack != null) {
            Files.copy(pack, sink.outputStream());
        }
    }
}
