package io.jenkins.plugins.dashenterprise.reviewapps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a build gets back, key by key as it becomes known. */
final class ReviewAppResult {
    private final Map<String, Object> values = new LinkedHashMap<>();

    ReviewAppResult(ReviewAppKey key, @CheckForNull SourceBranch branch) {
        values.put("app", key.app());
        values.put("url", null);
        values.put("managerUrl", null);
        values.put("template", key.template());
        values.put("branch", branch == null ? null : branch.name());
        values.put("change", branch == null ? null : branch.change());
        values.put("created", false);
        values.put("deployed", false);
        values.put("revision", null);
        values.put("services", new ArrayList<>());
        values.put("copied", new ArrayList<>());
        values.put("notCopied", new ArrayList<>());
        values.put("permissionLevel", null);
        values.put("skipped", null);
        values.put("durationSeconds", 0L);
    }

    void put(String key, @CheckForNull Object value) {
        values.put(key, value);
    }

    /** The result of a build whose revision is not deployed, for a reason in one word. */
    Map<String, Object> skipped(String reason) {
        values.put("skipped", reason);
        return values;
    }

    Map<String, Object> values() {
        return values;
    }
}
