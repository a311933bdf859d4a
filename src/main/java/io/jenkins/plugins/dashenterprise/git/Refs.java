package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * The names that a repository has for its objects.
 *
 * @param where the repository is, as a sentence names it
 */
record Refs(GitDirectory git, String where) {
    private static final String REMOTES = "refs/remotes/";
    private static final String SYMBOLIC = "ref:";
    private static final int LONGEST_CHAIN = 5;
    private static final Pattern SPECIAL = Pattern.compile("[A-Z_]{0,50}HEAD");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** What a whole name such as {@code refs/heads/main} stands for, or null when there is no such ref. */
    @CheckForNull
    ObjectId exactly(String name) throws IOException {
        String ref = name;
        for (int links = 0; links <= LONGEST_CHAIN; links++) {
            if (!SPECIAL.matcher(ref).matches() && !(ref.startsWith("refs/") && Repository.isValidRefName(ref))) {
                return null;
            }
            String value = ForeignLines.first(git.ref(ref));
            value = value == null ? packed(ref) : value;
            if (value == null || !value.startsWith(SYMBOLIC)) {
                return value == null ? null : id(ref, value);
            }
            ref = value.substring(SYMBOLIC.length()).strip();
        }
        throw broken(name);
    }

    /** What the remotes have as branches of a name, by the names of the remotes. */
    Map<String, ObjectId> ofRemotes(String branch) throws IOException {
        Map<String, ObjectId> found = new TreeMap<>();
        try (ForeignLines lines = new ForeignLines(git.common().resolve("packed-refs"))) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                String ref = line.substring(line.indexOf(' ') + 1);
                if (ref.startsWith(REMOTES) && ref.endsWith("/" + branch)) {
                    add(
                            found,
                            ref.substring(
                                    REMOTES.length(), Math.max(ref.length() - branch.length() - 1, REMOTES.length())),
                            branch);
                }
            }
        }
        Path loose = git.common().resolve(REMOTES);
        if (Files.isDirectory(loose)) {
            try (DirectoryStream<Path> remotes = Files.newDirectoryStream(loose)) {
                for (Path remote : remotes) {
                    add(found, loose.relativize(remote).toString(), branch);
                }
            }
        }
        return found;
    }

    /** Refuses a repository whose refs are kept in another form than in files. */
    void refuseReftable() throws IOException {
        if (Files.isDirectory(git.common().resolve("reftable"))) {
            throw new AbortException(
                    "The git repository in " + where + " keeps its branches as a reftable, which is not read here."
                            + " Give ref as a commit's whole hash, or convert it: git refs migrate --ref-format=files.");
        }
    }

    private void add(Map<String, ObjectId> found, String remote, String branch) throws IOException {
        ObjectId id = remote.contains("/") ? null : exactly(REMOTES + remote + "/" + branch);
        if (id != null) {
            found.put(remote, id);
        }
    }

    @CheckForNull
    private String packed(String ref) throws IOException {
        try (ForeignLines lines = new ForeignLines(git.common().resolve("packed-refs"))) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (line.endsWith(" " + ref)) {
                    return line.substring(0, line.length() - ref.length() - 1);
                }
            }
        }
        return null;
    }

    private ObjectId id(String ref, String value) throws AbortException {
        // FETCH_HEAD tells more after the hash.
        String hash = value.split("\\s", 2)[0];
        if (SHA256.matcher(hash).matches()) {
            throw sha256(where);
        }
        if (!ObjectId.isId(hash)) {
            throw broken(ref);
        }
        return ObjectId.fromString(hash);
    }

    static AbortException sha256(String where) {
        return new AbortException(
                "The git repository in " + where + " names its objects by SHA-256, which neither the server nor"
                        + " this plugin knows. Make it a repository with SHA-1.");
    }

    private AbortException broken(String ref) {
        return new AbortException("'" + ref + "' in the git repository in " + where
                + " is broken: it names no object. Check out afresh, into an empty workspace.");
    }
}
