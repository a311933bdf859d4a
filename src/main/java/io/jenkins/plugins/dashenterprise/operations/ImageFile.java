package io.jenkins.plugins.dashenterprise.operations;

import com.apollographql.apollo.api.DefaultUpload;
import com.apollographql.apollo.api.Upload;
import hudson.AbortException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An image in the workspace that is sent to the server. */
public final class ImageFile {
    private ImageFile() {}

    /** Reads an image of at most 10 MiB, whose path is relative to the workspace. */
    public static Upload read(String parameter, String path, Session session) throws IOException, InterruptedException {
        byte[] content = WorkspaceFile.read(parameter, path, session);
        return new DefaultUpload.Builder()
                .fileName(name(path))
                .contentType(type(path, content))
                .contentLength(content.length)
                .content(content)
                .build();
    }

    /** The file's name, as far as it may stand in a header. */
    private static String name(String path) {
        StringBuilder name = new StringBuilder();
        path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
                .chars()
                .forEach(each -> name.append(
                        each < 0x7f && Character.isLetterOrDigit(each) || ".-_".indexOf(each) >= 0
                                ? (char) each
                                : '_'));
        return name.toString();
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
