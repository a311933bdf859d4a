package io.jenkins.plugins.dashenterprise.operations;

import hudson.AbortException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Values that are kept in secret text credentials, so that no program of a build and no saved job holds them. */
public final class SecretTexts {
    private SecretTexts() {}

    /**
     * Adds the values to those that are given openly.
     *
     * @param values the open ones, by name
     * @param parameter what these are called
     * @param ids of the credentials, by name
     * @throws AbortException when a name is among both, or credentials are missing
     */
    public static Map<String, Object> added(
            Map<String, Object> values, String parameter, Map<String, String> ids, Session session)
            throws AbortException {
        Map<String, Object> all = new LinkedHashMap<>(values);
        for (Map.Entry<String, String> secret : ids.entrySet()) {
            String name = secret.getKey();
            Session.refuse(
                    all.containsKey(name) ? name + " is given twice (in " + parameter + " and in secrets)" : null);
            all.put(
                    name,
                    session.credentials(secret.getValue(), StringCredentials.class, "secret text")
                            .getSecret()
                            .getPlainText());
        }
        return all;
    }
}
