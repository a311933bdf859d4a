package io.jenkins.plugins.dashenterprise.reviewapps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.model.ReviewTemplateQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.TemplateValuesQuery;
import io.jenkins.plugins.dashenterprise.operations.AppQuery;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The app that review apps are made after. */
record Template(String name, ReviewTemplateQuery.App app, Session session) {
    private static final AppQuery<ReviewTemplateQuery.Data, ReviewTemplateQuery.Apps, ReviewTemplateQuery.App> APP =
            new AppQuery<>(ReviewTemplateQuery::new, data -> data.apps, page -> page.apps, app -> app.name);
    private static final AppQuery<TemplateValuesQuery.Data, TemplateValuesQuery.Apps, TemplateValuesQuery.App> VALUES =
            new AppQuery<>(TemplateValuesQuery::new, data -> data.apps, page -> page.apps, app -> app.name);
    private static final List<String> ALL = List.of("*");

    static Template read(String name, Session session) throws IOException, InterruptedException {
        ReviewTemplateQuery.App found = APP.find(name, session);
        if (found == null) {
            throw new AbortException(
                    AppQuery.isMissing(name, session).replaceFirst("\\.$", "")
                            + ", so no review app can be made after it. Check template, or use credentials of its owner or an administrator.");
        }
        return new Template(name, found, session);
    }

    /** The types of its services, each once. */
    Set<String> serviceTypes() {
        Set<String> types = new LinkedHashSet<>();
        some(app.linkedServices).stream()
                .filter(service -> service.serviceType != null)
                .forEach(service -> types.add(service.serviceType.rawValue));
        return types;
    }

    @CheckForNull
    String permissionLevel() {
        return Found.part(Found.part(app.metadata, metadata -> metadata.permissionLevel), level -> level.rawValue);
    }

    /** Its owner and the users that may view it. */
    List<String> users() {
        Set<String> users = new LinkedHashSet<>();
        users.add(Found.part(app.owner, owner -> owner.username));
        users.addAll(some(Found.part(app.collaborators, viewers -> viewers.users)));
        users.remove(null);
        return new ArrayList<>(users);
    }

    List<String> teams() {
        return some(Found.part(app.collaborators, viewers -> viewers.teams));
    }

    List<String> mounts() {
        return some(app.mounts).stream()
                .map(mount -> mount.hostDir + ":" + mount.targetDir)
                .distinct()
                .toList();
    }

    /** The names of the variables that a person or a build set, sorted. */
    List<String> variables() {
        return some(app.environmentVariables).stream()
                .filter(variable -> !Boolean.TRUE.equals(variable.readonly))
                .map(variable -> variable.name)
                .filter(variable -> !Mark.VARIABLE.equals(variable))
                .sorted()
                .toList();
    }

    /**
     * The names of the variables that are wanted.
     *
     * @param names or {@code *} for all
     * @throws AbortException when the template does not have one of them, or the server itself sets it
     */
    List<String> chosen(List<String> names) throws AbortException {
        List<String> own = variables();
        if (names.equals(ALL)) {
            return own;
        }
        for (String variable : names) {
            boolean there = some(app.environmentVariables).stream().anyMatch(each -> variable.equals(each.name));
            Session.refuse(there ? null : "copyVariables has " + variable + ", which app '" + name + "' does not have");
            Session.refuse(
                    own.contains(variable)
                            ? null
                            : "copyVariables has " + variable + ", which " + session.server()
                                    + " sets itself; it cannot be copied");
        }
        return names;
    }

    /** The values of variables. */
    Map<String, String> values(List<String> names) throws IOException, InterruptedException {
        Map<String, String> values = new LinkedHashMap<>();
        if (!names.isEmpty()) {
            Map<String, String> all = new HashMap<>();
            some(VALUES.existing(name, session).environmentVariables).forEach(each -> all.put(each.name, each.value));
            for (String variable : names) {
                Session.refuse(problemWithValue(variable, all));
                values.put(variable, all.get(variable));
            }
        }
        return values;
    }

    @CheckForNull
    private String problemWithValue(String variable, Map<String, String> all) {
        if (!all.containsKey(variable)) {
            return "Somebody removed variable " + variable + " of app '" + name
                    + "' while it was being read; run the build again";
        }
        return all.get(variable) == null
                ? "The credentials show no value of " + variable + " of app '" + name
                        + "', so that it cannot be copied; use its owner's"
                : null;
    }

    private static <T> List<T> some(@CheckForNull List<T> list) {
        return Objects.requireNonNullElse(list, List.<T>of()).stream()
                .filter(Objects::nonNull)
                .toList();
    }
}
