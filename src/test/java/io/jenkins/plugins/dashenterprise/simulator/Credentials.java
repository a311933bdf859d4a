package io.jenkins.plugins.dashenterprise.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What HTTP Basic authentication carries; both empty when there is none. */
record Credentials(String user, String apiKey) {
    static final Credentials NONE = new Credentials("", "");

    static Credentials of(HttpRequest request) {
        String header = request.header("Authorization");
        return header.startsWith("Basic ") ? decoded(header.substring(6)) : NONE;
    }

    private static Credentials decoded(String base64) {
        try {
            String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? NONE : new Credentials(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return NONE;
        }
    }
}
