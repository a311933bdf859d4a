package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.text.BuildLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.PacketLineIn;
import org.eclipse.jgit.transport.PacketLineOut;

/**
 * The history of a commit, of which a shallow clone lacks what the server wants. What is missing is fetched into our own store from
 * where the Jenkinsfile says, and with its credentials: where the workspace's configuration says, somebody else may listen.
 *
 * @param shallow the commits at which the clone ends
 */
record ShallowHistory(Set<ObjectId> shallow, ObjectStore store) {
    private static final String TALK = "side-band-64k";

    static ShallowHistory of(GitDirectory git, ObjectStore store) throws IOException {
        Set<ObjectId> shallow = new HashSet<>();
        try (ForeignLines lines = new ForeignLines(git.shallow())) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (ObjectId.isId(line)) {
                    shallow.add(ObjectId.fromString(line));
                }
            }
        }
        return new ShallowHistory(shallow, store);
    }

    /**
     * Fetches what is missing of the history of a commit.
     *
     * @throws AbortException when it cannot be had
     */
    void complete(ObjectId commit, @CheckForNull Remote origin, Duration limit, Errand errand, BuildLog log) throws IOException {
        Set<ObjectId> ends = ends(commit);
        if (ends.isEmpty()) {
            return;
        }
        if (origin == null) {
            throw new AbortException("the workspace is a shallow clone, which the server does not take. Check out without a shallow"
                    + " clone, or set scmUrl, and scmCredentialsId unless the repository is public, to have the rest fetched.");
        }
        log.line("The workspace is a shallow clone: fetching the rest of its history from " + origin.url());
        try (GitService service = origin.open(GitService.UPLOAD, limit, errand)) {
            fetch(service, ends);
        } catch (AbortException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw incomplete(origin, Trouble.of(e).fact(e, origin));
        }
        refuseGaps(ends, origin);
    }

    private Set<ObjectId> ends(ObjectId commit) throws IOException {
        Set<ObjectId> ends = new HashSet<>();
        if (shallow.isEmpty()) {
            return ends;
        }
        try (ObjectReader reader = store.reader();
                RevWalk walk = new RevWalk(reader)) {
            walk.setRetainBody(false);
            walk.assumeShallow(shallow);
            walk.markStart(walk.parseCommit(commit));
            for (RevCommit each : walk) {
                if (shallow.contains(each)) {
                    ends.add(each.copy());
                }
            }
        }
        return ends;
    }

    private void fetch(GitService service, Set<ObjectId> ends) throws IOException {
        Advertisement there = service.advertisement();
        InputStream answer = service.answer(request(there, wanted(there, ends)), null);
        String line = new PacketLineIn(answer).readString();
        if (!line.equals("NAK")) {
            throw new RefusedException(line);
        }
        store.unpack(there.can(TALK) ? new SideBand(answer, OutputStream.nullOutputStream()) : answer);
    }

    /** The ends themselves, as far as the server gives them out; else all branches. */
    private static Set<ObjectId> wanted(Advertisement there, Set<ObjectId> ends) throws RefusedException {
        boolean any = there.can("allow-any-sha1-in-want") || there.can("allow-reachable-sha1-in-want");
        if (any || there.known().containsAll(ends)) {
            return ends;
        }
        Set<ObjectId> wanted = new HashSet<>(ends);
        wanted.retainAll(there.known());
        for (Map.Entry<String, ObjectId> ref : there.refs().entrySet()) {
            if (ref.getKey().startsWith("refs/heads/")) {
                wanted.add(ref.getValue());
            }
        }
        if (wanted.isEmpty()) {
            throw new RefusedException("it has no branch");
        }
        return wanted;
    }

    private static byte[] request(Advertisement there, Set<ObjectId> wanted) throws IOException {
        StringBuilder capabilities = new StringBuilder();
        for (String each : new String[] {TALK, "ofs-delta", "no-progress"}) {
            capabilities.append(there.can(each) ? " " + each : "");
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        PacketLineOut lines = new PacketLineOut(request);
        for (ObjectId each : wanted) {
            lines.writeString("want " + each.name() + capabilities + "\n");
            capabilities.setLength(0);
        }
        lines.end();
        lines.writeString("done\n");
        return request.toByteArray();
    }

    private void refuseGaps(Set<ObjectId> ends, Remote origin) throws IOException {
        try (ObjectReader reader = store.reader();
                RevWalk walk = new RevWalk(reader)) {
            for (ObjectId end : ends) {
                for (RevCommit parent : walk.parseCommit(end).getParents()) {
                    if (!store.has(parent)) {
                        throw incomplete(origin, "it has nothing before commit " + end.name()
                                + "; is it the repository that the workspace was cloned from?");
                    }
                }
            }
        }
    }

    private static AbortException incomplete(Remote origin, String cause) {
        return new AbortException("the workspace is a shallow clone, which the server does not take, and the rest of its history"
                + " could not be fetched from " + origin.url() + ": " + cause + ". Check out without a shallow clone, or correct"
                + " scmUrl and scmCredentialsId.");
    }
}
