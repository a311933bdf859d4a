package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What holds for each operation that is to tell what it would write. */
final class DryRun {
    private DryRun() {}

    /** So that an operation that knows nothing of dry runs can't write in one by accident. */
    static void refuse(Operation operation, String subject) throws AbortException {
        if (operation.isDryRun()) {
            throw new AbortException(
                    subject + "This step has no dry run, so nothing was written. Leave dryRun out to have it done.");
        }
    }

    /** The value of a dry run says that it is one. */
    @CheckForNull
    static Object marked(Operation operation, @CheckForNull Object value) {
        if (!operation.isDryRun() || !(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<Object, Object> marked = new LinkedHashMap<>(map);
        marked.put("dryRun", true);
        return marked;
    }
}
