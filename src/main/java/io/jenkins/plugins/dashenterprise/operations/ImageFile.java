package io.jenkins.plugins.dashenterprise.operations;

import com.apollographql.apollo.api.DefaultUpload;
import com.apollographql.apollo.api.Upload;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.FilePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** An image in the workspace that is sent to the server. */
final class ImageFile {
    private static final int MOST_BYTES = 5 * 1024 * 1024;

    private ImageFile() {}

    /** What is wrong with a path, or null. */
    @CheckForNull
    static String problemWith(String path) {
        List<String> steps = Arrays.asList(path.split("[/\\\\]", -1));
        return steps.contains("..") || steps.get(0).isEmpty() || path.matches("[A-Za-z]:.*")
                ? "'" + path + "' does not lie in the workspace: give a path that starts there, such as images/shop.png"
                : null;
    }

    /**
     * Reads an image.
     *
     * @param path relative to the workspace
     */
    static Upload read(String path, Session session) throws IOException, InterruptedException {
        Session.refuse(problemWith(path));
        FilePath workspace = session.context(FilePath.class);
        if (workspace == null) {
            throw new AbortException(
                    "'" + path + "' is a file of the workspace, and there is none here: call the step inside of a node block.");
        }
        byte[] content = content(path, workspace);
        return new DefaultUpload.Builder()
                .fileName(path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1))
                .contentType(type(path, content))
                .contentLength(content.length)
                .content(content)
                .build();
    }

    private static byte[] content(String path, FilePath workspace) throws IOException, InterruptedException {
        FilePath file = workspace.child(path);
        if (!file.exists()) {
            throw new AbortException("There is no file '" + path + "' in the workspace " + workspace.getRemote() + ".");
        }
        byte[] content;
        try (InputStream in = file.read()) {
            content = in.readNBytes(MOST_BYTES + 1);
        }
        if (content.length > MOST_BYTES) {
            throw new AbortException("The file '" + path + "' is larger than 5 MiB: give a smaller image.");
        }
        return content;
    }

    /** Told by the content, so that no other file is sent by mistake. */
    private static String type(String path, byte[] content) throws AbortException {
        String beginning = new String(content, 0, Math.min(content.length, 4), StandardCharsets.ISO_8859_1);
        if (beginning.equals("\u0089PNG")) {
            return "image/png";
        }
        if (beginning.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (beginning.equals("GIF8")) {
            return "image/gif";
        }
        throw new AbortException("The file '" + path + "' is no image: a PNG, JPEG or GIF is needed.");
    }
}
