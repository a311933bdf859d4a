package io.jenkins.plugins.dashenterprise.reviewapps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.environment.SetEnv;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The variables that a review app shall have.
 *
 * @param values the values by name, copied ones among them
 * @param secrets ids of credentials by name
 * @param file a file of the workspace, or null
 * @param copied the names of those that are the template's
 * @param notCopied the names of the template's others
 */
record ReviewAppVariables(
        Map<String, String> values,
        Map<String, String> secrets,
        @CheckForNull String file,
        List<String> copied,
        List<String> notCopied) {

    static ReviewAppVariables of(ReviewApp wanted, Template template, Fork fork, Session session)
            throws IOException, InterruptedException {
        List<String> chosen = new ArrayList<>(template.chosen(wanted.getCopyVariables()));
        chosen.removeAll(wanted.getVars().keySet());
        chosen.removeAll(wanted.getSecrets().keySet());
        List<String> copied = fork.secrets() ? chosen : List.of();
        if (!fork.secrets()) {
            tellWithout(wanted, chosen, session);
        }
        Map<String, String> values = new TreeMap<>(template.values(copied));
        values.putAll(session.expand(wanted.getVars()));
        List<String> notCopied = new ArrayList<>(template.variables());
        notCopied.removeAll(copied);
        String given = wanted.getFile();
        String file = given == null || !fork.secrets() ? null : session.expand(given);
        return new ReviewAppVariables(
                values, fork.secrets() ? wanted.getSecrets() : Map.of(), file, new ArrayList<>(copied), notCopied);
    }

    private static void tellWithout(ReviewApp wanted, List<String> chosen, Session session) {
        List<String> without = new ArrayList<>(wanted.getSecrets().keySet());
        without.addAll(chosen);
        if (wanted.getFile() != null) {
            without.add("the file '" + wanted.getFile() + "'");
        }
        if (wanted.isCopyMounts()) {
            without.add("the mounts");
        }
        if (!without.isEmpty()) {
            session.log("forks: 'withoutSecrets' leaves out: " + String.join(", ", without) + ".");
        }
    }

    /** The names, but for those in the file. */
    List<String> names() {
        List<String> names = new ArrayList<>(values.keySet());
        names.addAll(secrets.keySet());
        return names;
    }

    /** What sets them, or null when there are none. */
    @CheckForNull
    SetEnv setting(String app) {
        if (names().isEmpty() && file == null) {
            return null;
        }
        SetEnv setting = new SetEnv(app);
        setting.setVars(values);
        setting.setSecrets(secrets);
        setting.setFile(file);
        return setting;
    }
}
