package io.jenkins.plugins.dashenterprise.environment;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes what differs between the variables that there are and those that there shall be; values stay in here. */
final class EnvironmentChange {
    private final Variables variables;
    private final Map<String, String> wanted;
    private final List<String> unwanted;
    private final Session session;
    private final List<String> set = new ArrayList<>();
    private final List<String> unchanged = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private boolean refresh;

    EnvironmentChange(Variables variables, Map<String, String> wanted, List<String> unwanted, Session session) {
        this.variables = variables;
        this.wanted = wanted;
        this.unwanted = unwanted;
        this.session = session;
    }

    Map<String, Object> make() throws IOException, InterruptedException {
        session.log("Setting the environment of " + variables + " on " + session.server() + ": " + String.join(", ", names()));
        Map<String, Variables.Variable> present = variables.present();
        refuseReadonly(present);
        for (String name : names()) {
            try {
                change(name, present.get(name));
            } catch (GraphQlException e) {
                throw e.explained("", soFar());
            } catch (AbortException e) {
                throw new AbortException(e.getMessage() + soFar());
            }
        }
        session.log(summary());
        return result();
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(wanted.keySet());
        names.addAll(unwanted);
        return names;
    }

    private void refuseReadonly(Map<String, Variables.Variable> present) throws AbortException {
        String readonly = names().stream()
                .filter(name -> present.containsKey(name) && present.get(name).readonly())
                .filter(name -> !Objects.equals(wanted.get(name), present.get(name).value()))
                .collect(Collectors.joining(", "));
        if (!readonly.isEmpty()) {
            throw new AbortException(session.subject() + session.server() + " itself sets " + readonly
                    + ", which cannot be changed. Nothing was written; leave it out.");
        }
    }

    private void change(String name, @CheckForNull Variables.Variable present)
            throws IOException, InterruptedException {
        if (!wanted.containsKey(name)) {
            remove(name, present != null);
        } else if (present != null && Objects.equals(present.value(), wanted.get(name))) {
            // A change whose answer was lost is found made.
            (session.hasBegun(setting(name)) ? set : unchanged).add(name);
            refresh |= session.hasBegun(setting(name));
        } else {
            set(name, present != null);
        }
    }

    private void set(String name, boolean present) throws IOException, InterruptedException {
        Variables.Written answer = variables.set(setting(name), name, wanted.get(name));
        String error = answer.error();
        if (present && error != null && error.contains("exists")) {
            delete(name);
            answer = variables.set(setting(name), name, wanted.get(name));
        }
        session.refuseError("to set " + name, answer.error());
        refresh |= answer.refresh();
        set.add(name);
    }

    private void remove(String name, boolean present) throws IOException, InterruptedException {
        if (present) {
            delete(name);
        }
        if (present || session.hasBegun(removing(name))) {
            removed.add(name);
        } else {
            unchanged.add(name);
        }
    }

    private void delete(String name) throws IOException, InterruptedException {
        Variables.Written answer = variables.remove(removing(name), name);
        session.refuseError("to remove " + name, answer.error());
        refresh |= answer.refresh();
    }

    private static String setting(String name) {
        return "set " + name;
    }

    private static String removing(String name) {
        return "remove " + name;
    }

    private String soFar() {
        List<String> not = names();
        not.removeAll(set);
        not.removeAll(unchanged);
        not.removeAll(removed);
        return " Done before: " + list(set, "set") + list(removed, "removed") + list(unchanged, "unchanged")
                + "not done: " + String.join(", ", not) + ".";
    }

    private String summary() {
        String app = variables.app();
        String whose = app == null ? "all apps" : Session.link(session.server().managerUrl(app), app);
        return "Environment of " + whose + ": " + list(set, "set") + list(removed, "removed") + list(unchanged, "unchanged")
                + (refresh ? "the server restarts the app." : "no restart.");
    }

    private static String list(List<String> names, String what) {
        return names.isEmpty() ? "" : what + " " + String.join(", ", names) + "; ";
    }

    private Map<String, Object> result() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("app", variables.app());
        result.put("set", set);
        result.put("unchanged", unchanged);
        result.put("removed", removed);
        result.put("refresh", refresh);
        return result;
    }
}
