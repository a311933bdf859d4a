package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * What a person calls a commit.
 *
 * @param name for example {@code HEAD}, {@code HEAD~2}, a branch, a tag, the beginning of a hash, or what git describe says
 * @param refs the names that the repository has
 */
record CommitName(String name, Refs refs) {
    private static final String NOT_HERE = " Check ref, and that what it names was fetched.";
    private static final List<String> PLACES = List.of("", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/");
    private static final Pattern PARTS = Pattern.compile("([^~^]+)((?:\\^\\{[a-z]{0,9}}|[~^]\\d{0,9})*+)");
    private static final Pattern ABBREVIATION = Pattern.compile("(?:.+-g)?([0-9a-f]{4,39})");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?");

    /**
     * The commit.
     *
     * @throws AbortException when the name is that of something else, of several commits or of none
     */
    ObjectId in(ObjectReader objects) throws IOException {
        Matcher parts = PARTS.matcher(name);
        if (!parts.matches()) {
            throw unknown(NOT_HERE);
        }
        try (RevWalk walk = new RevWalk(objects)) {
            RevObject start = walk.parseAny(start(parts.group(1), objects));
            RevObject found = new CommitSteps(walk, parts.group(2)).from(start);
            if (found == null) {
                throw unknown(NOT_HERE);
            }
            if (!(found instanceof RevCommit)) {
                throw noCommit(found.getType());
            }
            return found.copy();
        } catch (MissingObjectException e) {
            throw unknown(
                    e.getObjectId().name().equals(name)
                            ? NOT_HERE
                            : " It lacks " + e.getObjectId().name()
                                    + ", as a shallow clone does of all but the latest commits, and a damaged one of any.");
        } catch (IncorrectObjectTypeException e) {
            throw unknown(NOT_HERE);
        }
    }

    private ObjectId start(String base, ObjectReader objects) throws IOException {
        if (HASH.matcher(base).matches()) {
            if (base.length() > Constants.OBJECT_ID_STRING_LENGTH) {
                throw Refs.sha256(refs.where());
            }
            return ObjectId.fromString(base);
        }
        ObjectId found = ref(base.equals("@") ? Constants.HEAD : base);
        found = found == null ? ofRemote(base) : found;
        return found == null ? abbreviated(base, objects) : found;
    }

    @CheckForNull
    private ObjectId ref(String base) throws IOException {
        refs.refuseReftable();
        for (String place : PLACES) {
            ObjectId found = refs.exactly(place + base);
            if (found != null) {
                return found;
            }
        }
        if (base.equals(Constants.HEAD)) {
            throw new AbortException("No commit is checked out in the git repository in " + refs.where() + ".");
        }
        return null;
    }

    /** Jenkins checks out a commit, so that branches are where its remote has them. */
    @CheckForNull
    private ObjectId ofRemote(String base) throws IOException {
        Map<String, ObjectId> found = refs.ofRemotes(base);
        if (found.containsKey(Constants.DEFAULT_REMOTE_NAME)) {
            return found.get(Constants.DEFAULT_REMOTE_NAME);
        }
        if (found.size() > 1) {
            throw new AbortException("'" + ForeignText.of(name)
                    + "' is a branch of several remotes of the git repository in " + refs.where() + ". Say which: "
                    + String.join("/" + base + ", ", found.keySet()) + "/" + base + ".");
        }
        return found.isEmpty() ? null : found.values().iterator().next();
    }

    private ObjectId abbreviated(String base, ObjectReader objects) throws IOException {
        Matcher hash = ABBREVIATION.matcher(base);
        Collection<ObjectId> all =
                hash.matches() ? objects.resolve(AbbreviatedObjectId.fromString(hash.group(1))) : List.of();
        List<ObjectId> commits = new ArrayList<>();
        for (ObjectId each : all) {
            if (objects.open(each).getType() == Constants.OBJ_COMMIT) {
                commits.add(each);
            }
        }
        if (commits.size() > 1) {
            throw new AbortException("'" + ForeignText.of(name)
                    + "' is the beginning of several commits' hashes in the git repository in " + refs.where()
                    + ". Write more of it.");
        }
        if (all.isEmpty()) {
            throw unknown(NOT_HERE);
        }
        return commits.isEmpty() ? all.iterator().next() : commits.get(0);
    }

    private AbortException noCommit(int type) {
        return new AbortException("'" + ForeignText.of(name) + "' in the git repository in " + refs.where()
                + " is no commit but a " + (type == Constants.OBJ_TREE ? "directory (tree)" : "file (blob)")
                + ". Set ref to a branch, a tag of a commit or a hash.");
    }

    private AbortException unknown(String reason) {
        return new AbortException("There is no commit '" + ForeignText.of(name) + "' in the git repository in "
                + refs.where() + "." + reason);
    }
}
