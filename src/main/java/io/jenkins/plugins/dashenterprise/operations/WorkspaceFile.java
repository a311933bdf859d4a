package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.LinkOption;

/** A file of the build's workspace, which may be on an agent; nothing is read through a link. */
public final class WorkspaceFile {
    private static final int MOST_BYTES = 10 * 1024 * 1024;

    private WorkspaceFile() {}

    /** What is wrong with a path in a form, where variables may make another of it, or null. */
    @CheckForNull
    public static String problemInForm(String parameter, @CheckForNull String path) {
        return path == null || path.isBlank() || path.contains("$") ? null : problemWith(parameter, path.trim());
    }

    /** What is wrong with a path relative to the workspace, or null: files outside of it are none of the build's. */
    @CheckForNull
    private static String problemWith(String parameter, String path) {
        boolean absolute = path.startsWith("/") || path.startsWith("\\") || path.length() > 1 && path.charAt(1) == ':';
        boolean upwards = false;
        for (String part : path.split("[/\\\\]")) {
            upwards |= part.equals("..");
        }
        return absolute || upwards || path.chars().anyMatch(Character::isISOControl)
                ? parameter + " is '" + path + "', but has to be a path within the workspace"
                : null;
    }

    /**
     * The content of a file of at most 10 MiB.
     *
     * @param path relative to where the step runs, or absolute and within that
     */
    public static byte[] read(String parameter, String path, Session session) throws IOException, InterruptedException {
        FilePath workspace = session.context(FilePath.class);
        if (workspace == null) {
            Session.refuse(problemInForm(parameter, path));
            throw new AbortException(
                    parameter + " is a file of the workspace, so the step has to be within a node block.");
        }
        String relative = relative(path, workspace.getRemote());
        Session.refuse(problemWith(parameter, relative));
        FilePath file = workspace.child(relative);
        try {
            Session.refuse(problemWith(parameter, path, file, workspace));
            return content(parameter, path, file, workspace);
        } catch (AbortException e) {
            throw e;
        } catch (IOException e) {
            throw new AbortException("The file '" + path + "' cannot be read (" + parameter + "): "
                    + ForeignText.of(e.getMessage()) + ".");
        }
    }

    /** A path as it is below a directory, which it may begin with. */
    private static String relative(String path, String directory) {
        boolean windows = directory.indexOf('\\') >= 0;
        String slashed = windows ? path.replace('\\', '/') : path;
        String beginning = (windows ? directory.replace('\\', '/') : directory) + "/";
        return slashed.regionMatches(windows, 0, beginning, 0, beginning.length())
                ? slashed.substring(beginning.length())
                : path;
    }

    @CheckForNull
    private static String problemWith(String parameter, String path, FilePath file, FilePath workspace)
            throws IOException, InterruptedException {
        if (file.hasSymlink(workspace, LinkOption.NOFOLLOW_LINKS)) {
            return "The file '" + path + "' is a link, or is reached through one, and links are not followed ("
                    + parameter + ")";
        }
        if (!file.exists()) {
            return "There is no file '" + path + "' in the workspace (" + parameter + ")";
        }
        return file.isDirectory() ? "'" + path + "' is a directory, but has to be a file (" + parameter + ")" : null;
    }

    private static byte[] content(String parameter, String path, FilePath file, FilePath workspace)
            throws IOException, InterruptedException {
        try (InputStream content = file.read(workspace, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = content.readNBytes(MOST_BYTES + 1);
            Session.refuse(
                    bytes.length > MOST_BYTES
                            ? "The file '" + path + "' is larger than 10 MiB (" + parameter + ")"
                            : null);
            return bytes;
        }
    }
}
