package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is to be deployed out of a workspace's repository.
 *
 * @param commit its name or hash
 * @param directory which part of it, or null for the whole
 * @param origin where the rest of the history is when the workspace is a shallow clone, or null
 */
public record Source(
        String commit,
        @CheckForNull String directory,
        @CheckForNull Remote origin) implements Serializable {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    public Source {
        directory = directory == null ? null : plain(directory);
    }

    /** The same, of a commit that is known now. */
    public Source at(Revision revision) {
        return new Source(revision.commit(), directory, origin);
    }

    /** What is wrong with a path that shall name a directory of a repository, or null. */
    @CheckForNull
    public static String problemWithDirectory(@CheckForNull String directory) {
        if (directory == null) {
            return null;
        }
        if (CONTROL.matcher(directory).find()) {
            return "directory holds a character that is none of a path";
        }
        String start =
                "directory is '" + directory + "', but has to be a path inside the repository, such as apps/sales";
        if (directory.contains("\\")) {
            return start + ", with / between its parts";
        }
        if (directory.startsWith("/") || directory.startsWith("~") || directory.matches("(?s)[A-Za-z]:.*")) {
            return start + ", and not an absolute one";
        }
        return ("/" + directory + "/").contains("/../") ? start + ", without '..'" : null;
    }

    /** A path as git has it: {@code ./apps/sales/} is {@code apps/sales}; null for the whole. */
    @CheckForNull
    private static String plain(String path) {
        String plain = Arrays.stream(path.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .collect(Collectors.joining("/"));
        return plain.isEmpty() ? null : plain;
    }
}
