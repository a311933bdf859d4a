package io.jenkins.plugins.dashenterprise.apps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Map;
import java.util.Set;

/** The rule for whom to ask about an app. */
final class Contact {
    private static final Set<String> KEYS = Set.of("name", "email");

    private Contact() {}

    /** What is wrong with a contact, or null. */
    @CheckForNull
    static String problemWith(Map<String, String> contact) {
        return contact.keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .findFirst()
                .map(key -> "A contact has no '" + key + "', only name and email")
                .orElse(null);
    }
}
