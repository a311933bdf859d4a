package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.graphql.model.AddEnvironmentVariableMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.EnvironmentVariablesQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.RemoveEnvironmentVariableMutation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes what differs between the variables that an app has and those that it shall have; values stay in here. */
final class EnvironmentChange {
    private final String app;
    private final Map<String, String> wanted;
    private final List<String> unwanted;
    private final Session session;
    private final List<String> set = new ArrayList<>();
    private final List<String> unchanged = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private boolean refresh;

    EnvironmentChange(String app, Map<String, String> wanted, List<String> unwanted, Session session) {
        this.app = app;
        this.wanted = wanted;
        this.unwanted = unwanted;
        this.session = session;
    }

    Map<String, Object> make() throws IOException, InterruptedException {
        session.log("Setting the environment of app '" + app + "' on " + session.server() + ": " + String.join(", ", names()));
        Map<String, EnvironmentVariablesQuery.EnvironmentVariable> present = present();
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

    private Map<String, EnvironmentVariablesQuery.EnvironmentVariable> present() throws IOException, InterruptedException {
        EnvironmentVariablesQuery.Apps apps = session.queryApps(all -> new EnvironmentVariablesQuery(app, all)).apps;
        EnvironmentVariablesQuery.App found =
                Found.named(app, Found.required(apps, answer -> answer.apps, session), each -> each.name);
        if (found == null) {
            throw AppStatus.missing(app, session);
        }
        return Found.required(found, each -> each.environmentVariables, session).stream()
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(variable -> variable.name, variable -> variable, (first, second) -> first));
    }

    private void refuseReadonly(Map<String, EnvironmentVariablesQuery.EnvironmentVariable> present) throws AbortException {
        String readonly = names().stream()
                .filter(name -> present.containsKey(name) && Boolean.TRUE.equals(present.get(name).readonly))
                .filter(name -> !Objects.equals(wanted.get(name), present.get(name).value))
                .collect(Collectors.joining(", "));
        if (!readonly.isEmpty()) {
            throw new AbortException("App '" + app + "': " + session.server() + " itself sets " + readonly
                    + ", which cannot be changed. Nothing was written; leave it out.");
        }
    }

    private void change(String name, @CheckForNull EnvironmentVariablesQuery.EnvironmentVariable present)
            throws IOException, InterruptedException {
        if (!wanted.containsKey(name)) {
            remove(name, present != null);
        } else if (present != null && Objects.equals(present.value, wanted.get(name))) {
            // A change whose answer was lost is found made.
            (session.hasBegun(setting(name)) ? set : unchanged).add(name);
            refresh |= session.hasBegun(setting(name));
        } else {
            set(name, present != null);
        }
    }

    private void set(String name, boolean present) throws IOException, InterruptedException {
        AddEnvironmentVariableMutation.AddEnvironmentVariable answer = add(name);
        if (present && answer != null && answer.error != null && answer.error.contains("exists")) {
            delete(name);
            answer = add(name);
        }
        session.refuseError("to set " + name, Found.part(answer, payload -> payload.error));
        Found.required(answer, payload -> payload.ok, session);
        refresh |= Boolean.TRUE.equals(answer.refresh);
        set.add(name);
    }

    @CheckForNull
    private AddEnvironmentVariableMutation.AddEnvironmentVariable add(String name) throws IOException, InterruptedException {
        return session.mutate(setting(name), new AddEnvironmentVariableMutation(app, name, wanted.get(name)))
                .addEnvironmentVariable;
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
        RemoveEnvironmentVariableMutation.RemoveEnvironmentVariable answer = session.mutate(
                        removing(name), new RemoveEnvironmentVariableMutation(app, name))
                .removeEnvironmentVariable;
        session.refuseError("to remove " + name, Found.part(answer, payload -> payload.error));
        Found.required(answer, payload -> payload.ok, session);
        refresh |= Boolean.TRUE.equals(answer.refresh);
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
        return "Environment of " + app + ": " + list(set, "set") + list(removed, "removed") + list(unchanged, "unchanged")
                + (refresh ? "the server restarts the app." : "no restart.");
    }

    private static String list(List<String> names, String what) {
        return names.isEmpty() ? "" : what + " " + String.join(", ", names) + "; ";
    }

    private Map<String, Object> result() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("app", app);
        result.put("set", set);
        result.put("unchanged", unchanged);
        result.put("removed", removed);
        result.put("refresh", refresh);
        return result;
    }
}
