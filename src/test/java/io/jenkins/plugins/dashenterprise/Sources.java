package io.jenkins.plugins.dashenterprise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** The sources of an app, in a git repository. */
public final class Sources {
    /** A small app that can be deployed: its files, by path. */
    public static final Map<String, String> APP =
            Map.of("Procfile", "web: gunicorn app:server\n", "requirements.txt", "dash\n", "app.py", "import dash\n");

    private Sources() {}

    /**
     * Commits files, to a new repository where there is none.
     *
     * @param files the contents, by path
     * @return the hash of the commit
     */
    public static String commit(Path directory, Map<String, String> files) throws IOException, GitAPIException {
        return commit(directory, files, new PersonIdent("ada", "ada@example.com"));
    }

    /** The same by somebody at a time: of the same files in a new repository it is the same commit again. */
    static String commit(Path directory, Map<String, String> files, PersonIdent author)
            throws IOException, GitAPIException {
        Files.createDirectories(directory);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        try (Git git = Files.exists(directory.resolve(".git"))
                ? Git.open(directory.toFile())
                : Git.init()
                        .setDirectory(directory.toFile())
                        .setInitialBranch("main")
                        .call()) {
            git.add().addFilepattern(".").call();
            return git.commit()
                    .setSign(false)
                    .setAuthor(author)
                    .setCommitter(author)
                    .setMessage("Show the margin")
                    .call()
                    .name();
        }
    }
}
