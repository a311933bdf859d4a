package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.FilePath;
import java.io.IOException;
import java.io.InputStream;

/** A file of the build's workspace, which may be on an agent. */
public final class WorkspaceFile {
    private static final int MOST_BYTES = 10 * 1024 * 1024;

    private WorkspaceFile() {}

    /** What is wrong with a path, or null: files outside of the workspace are none of the build's. */
    @CheckForNull
    public static String problemWith(String parameter, String path) {
        return path.startsWith("/") || path.startsWith("\\") || path.matches("(?s)[A-Za-z]:.*|(.*[/\\\\])?\\.\\.([/\\\\].*)?")
                ? parameter + " is '" + path + "', but has to be a path within the workspace"
                : null;
    }

    /** The content of a file of at most 10 MiB. */
    public static byte[] read(String parameter, String path, Session session) throws IOException, InterruptedException {
        Session.refuse(problemWith(parameter, path));
        FilePath workspace = session.context(FilePath.class);
        if (workspace == null) {
            throw new AbortException(parameter + " is a file of the workspace, so the step has to be within a node block.");
        }
        FilePath file = workspace.child(path);
        if (!file.exists()) {
            throw new AbortException("There is no file '" + path + "' in the workspace (" + parameter + ").");
        }
        try (InputStream content = file.read()) {
            byte[] bytes = content.readNBytes(MOST_BYTES + 1);
            Session.refuse(bytes.length > MOST_BYTES ? "The file '" + path + "' is larger than 10 MiB (" + parameter + ")" : null);
            return bytes;
        }
    }
}
