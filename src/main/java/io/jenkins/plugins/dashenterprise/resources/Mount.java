package io.jenkins.plugins.dashenterprise.resources;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.graphql.model.AppMountsQuery;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** A directory of the host, and where an app sees it. */
record Mount(String host, String target) {
    private static final Pattern RULE = Pattern.compile("/[^:]*:/[^:]*");

    /** What is wrong with a list of mounts, or null. */
    @CheckForNull
    static String problemWith(List<String> mounts) {
        Set<String> targets = new HashSet<>();
        for (String mount : mounts) {
            if (!RULE.matcher(mount).matches()) {
                return "'" + mount + "' is no mount: it looks like /host/directory:/target/directory";
            }
            if (!targets.add(of(mount).target)) {
                return "Two mounts have the target directory " + of(mount).target;
            }
        }
        return null;
    }

    /** The mounts that an app has. */
    static List<Mount> all(AppMountsQuery.App app, Session session) throws GraphQlException {
        return Found.required(app, each -> each.mounts, session).stream()
                .filter(Objects::nonNull)
                .map(mount -> new Mount(String.valueOf(mount.hostDir), String.valueOf(mount.targetDir)))
                .distinct()
                .toList();
    }

    static Mount of(String mount) {
        int colon = mount.indexOf(':');
        return new Mount(mount.substring(0, colon), mount.substring(colon + 1));
    }

    @Override
    public String toString() {
        return host + ":" + target;
    }
}
