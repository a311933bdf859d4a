package io.jenkins.plugins.dashenterprise.git;

import hudson.AbortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The directories of objects that a repository borrows from, as a reference clone does. They are looked for here and not by
 * JGit, which would open each as a repository, configuration and all, and follow a chain of any length.
 */
final class Alternates {
    // As git itself has it.
    private static final int DEEPEST = 5;
    private static final int MOST = 100;
    // With the repository's own.
    private static final int ALL = 1 + MOST;

    // By where they really are, so that a loop ends.
    private final Map<Path, Path> found = new LinkedHashMap<>();
    private final String where;

    private Alternates(String where) {
        this.where = where;
    }

    /** A repository's own objects and those that it borrows. */
    static Collection<Path> of(Path objects, String where) throws IOException {
        Alternates alternates = new Alternates(where);
        List<Path> next = List.of(objects);
        for (int depth = 0; depth <= DEEPEST && !next.isEmpty(); depth++) {
            List<Path> borrowed = new ArrayList<>();
            for (Path each : next) {
                alternates.add(each, borrowed);
            }
            next = borrowed;
        }
        return alternates.found.values();
    }

    private void add(Path objects, List<Path> borrowed) throws IOException {
        if (!Files.isDirectory(objects) || found.putIfAbsent(objects.toRealPath(), objects) != null) {
            return;
        }
        if (found.size() > ALL) {
            throw new AbortException("The git repository in " + where + " borrows objects from more than " + MOST
                    + " others (objects/info/alternates). Check out without reference repositories.");
        }
        try (ForeignLines lines = new ForeignLines(objects.resolve("info").resolve("alternates"))) {
            int left = ALL;
            for (String line = lines.next(); line != null && left > 0; line = lines.next()) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    borrowed.add(resolve(objects, line));
                    left--;
                }
            }
        }
    }

    private static Path resolve(Path objects, String line) {
        try {
            return objects.resolve(line).normalize();
        } catch (InvalidPathException e) {
            return objects;
        }
    }
}
