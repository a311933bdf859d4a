package io.jenkins.plugins.dashenterprise.sandbox;

import io.jenkins.plugins.dashenterprise.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** The sources of an app, as a build finds them in its workspace. */
record Project(Path folder) {
    private static final Path DEMO = Path.of("docs/examples/shop");

    /** The demo, committed on the spot. */
    static Project demo(Path folder) throws IOException, GitAPIException {
        Map<String, String> files = new HashMap<>();
        try (Stream<Path> demo = Files.list(fromRoot(DEMO))) {
            for (Path file : demo.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        Sources.commit(folder, files);
        return new Project(folder);
    }

    /** A file of this project, from its root or from the sandbox. */
    static Path fromRoot(Path file) {
        return Files.exists(file) ? file : Path.of("..").resolve(file);
    }

    /** The branch that is checked out, or null for none. */
    String branch() throws IOException {
        FileRepositoryBuilder git = new FileRepositoryBuilder().findGitDir(folder.toFile());
        if (git.getGitDir() == null) {
            return null;
        }
        try (Repository repository = git.build()) {
            String head = repository.getFullBranch();
            return head != null && head.startsWith(Constants.R_HEADS) ? head.substring(Constants.R_HEADS.length()) : null;
        }
    }
}
