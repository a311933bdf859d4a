package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where a workspace's repository is. Its configuration is not read: the build's earlier steps may have written it.
 *
 * @param own what is this workspace's alone, such as HEAD
 * @param common what is shared with other working trees of the repository
 */
record GitDirectory(Path own, Path common) {
    private static final String POINTER = "gitdir:";

    /** The repository that git itself would find right in a workspace. */
    static GitDirectory of(Path workspace) throws IOException {
        Path own = own(workspace, workspace.resolve(".git"));
        String shared = ForeignLines.first(own.resolve("commondir"));
        Path common = shared == null ? own : resolve(own, shared);
        if (common == null
                || !Files.isDirectory(common.resolve("objects"))
                || !Files.isRegularFile(own.resolve("HEAD"))) {
            throw missing(workspace);
        }
        return new GitDirectory(own, common);
    }

    Path objects() {
        return common.resolve("objects");
    }

    Path shallow() {
        return common.resolve("shallow");
    }

    /** Where git keeps a ref, unless it is among the packed ones. */
    Path ref(String name) {
        return (name.startsWith("refs/") ? common : own).resolve(name);
    }

    private static Path own(Path workspace, Path dotGit) throws IOException {
        if (Files.isSymbolicLink(dotGit) && !inside(workspace, dotGit)) {
            throw new AbortException(
                    ".git in " + workspace + " is a link that leads out of the workspace, which is not followed."
                            + " Check the sources out with git itself, for example with checkout scm.");
        }
        if (Files.isDirectory(dotGit)) {
            return dotGit;
        }
        // So a submodule and a linked working tree tell where their repository is.
        String pointer = ForeignLines.first(dotGit);
        Path own = pointer != null && pointer.startsWith(POINTER)
                ? resolve(workspace, pointer.substring(POINTER.length()).strip())
                : null;
        if (own == null) {
            throw missing(workspace);
        }
        return own;
    }

    private static boolean inside(Path workspace, Path link) throws IOException {
        return Files.exists(link) && link.toRealPath().startsWith(workspace.toRealPath());
    }

    @CheckForNull
    private static Path resolve(Path directory, String path) {
        try {
            return directory.resolve(path);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static AbortException missing(Path workspace) {
        return new AbortException("There is no git repository in " + workspace
                + ". Check the app's sources out first, for example with checkout scm, and put the step where they are;"
                + " directory names the part of the repository that is the app.");
    }
}
