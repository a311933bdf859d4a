package io.jenkins.plugins.dashenterprise.reviewapps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.operations.AppName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;

/**
 * How a review app and its services are named: the same for the same branch each time, another for every other branch.
 *
 * @param app the app's name
 * @param base what the names of its services begin with
 * @param hash what no other review app's names have
 */
record ReviewAppName(String app, String base, String hash) {
    private static final int LONGEST = 30;
    private static final int LONGEST_BASE = 10;
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
    // 45 bits: of 100,000 branches of one template two are named alike once in 7,000 times.
    private static final int HASH_DIGITS = 9;
    private static final int BITS = 5;

    /**
     * The name {@code <template>-<branch>-<hash>}, of which the first two are cut as needed.
     *
     * @param project the full name of the multibranch project
     * @param branch the branch's name, in full
     * @param change the id of the pull request, or null
     */
    static ReviewAppName of(String template, String project, String branch, @CheckForNull String change) {
        String base = AppName.cut(template, LONGEST_BASE);
        String hash = hash(template, project, branch);
        String words = change != null && change.matches("[0-9]+") ? "pr" + change : words(branch);
        String slug = AppName.cut(words, LONGEST - base.length() - HASH_DIGITS - 2);
        return new ReviewAppName(base + "-" + (slug.isEmpty() ? "x" : slug) + "-" + hash, base, hash);
    }

    /** A name that somebody chose. */
    static ReviewAppName chosen(String app, String template, String project, String branch) {
        return new ReviewAppName(app, AppName.cut(app, LONGEST_BASE), hash(app, template, project, branch));
    }

    /** The name of its service of a type. */
    String service(String type) {
        return base + "-" + hash + "-" + type;
    }

    /** Whether an app is named as the review apps of a template are. */
    static boolean looksLike(String app, String template) {
        int hash = app.length() - HASH_DIGITS;
        return app.startsWith(AppName.cut(template, LONGEST_BASE) + "-")
                && hash > 0
                && app.charAt(hash - 1) == '-'
                && app.substring(hash).chars().allMatch(digit -> DIGITS.indexOf(digit) >= 0);
    }

    /** What a text has of letters and digits, in those that names may hold. */
    private static String words(String text) {
        StringBuilder words = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .chars()
                .forEach(c -> {
                    if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                        words.append((char) c);
                    } else if (Character.getType(c) != Character.NON_SPACING_MARK
                            && !words.isEmpty()
                            && words.charAt(words.length() - 1) != '-') {
                        words.append('-');
                    }
                });
        return words.toString();
    }

    private static String hash(String... parts) {
        byte[] digest = sha256(String.join("\0", parts));
        StringBuilder hash = new StringBuilder();
        for (int bit = 0; bit < HASH_DIGITS * BITS; bit += BITS) {
            int twoBytes = (digest[bit / Byte.SIZE] & 0xff) << Byte.SIZE | digest[bit / Byte.SIZE + 1] & 0xff;
            hash.append(DIGITS.charAt(twoBytes >> 2 * Byte.SIZE - BITS - bit % Byte.SIZE & DIGITS.length() - 1));
        }
        return hash.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
