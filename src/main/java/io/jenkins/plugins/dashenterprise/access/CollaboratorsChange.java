package io.jenkins.plugins.dashenterprise.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.model.AddCollaboratorsMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.CollaboratorsQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.RemoveCollaboratorsMutation;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes what differs between the collaborators that an app has and those that it shall have. */
final class CollaboratorsChange {
    private final CollaboratorsQuery.App app;
    private final Session session;

    CollaboratorsChange(CollaboratorsQuery.App app, Session session) {
        this.app = app;
        this.session = session;
    }

    /** Returns what the operation does but for the app's name. */
    Map<String, Object> make(Collaborators users, Collaborators teams) throws IOException, InterruptedException {
        Difference ofUsers = new Difference(users, present(Found.part(app.collaborators, each -> each.users)));
        Difference ofTeams = new Difference(teams, present(Found.part(app.collaborators, each -> each.teams)));
        // First those who gain access: should the other half fail, nobody who needs it lacks it.
        add(ofUsers.note("add"), ofTeams.note("add"));
        remove(ofUsers.note("remove"), ofTeams.note("remove"));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("users", new ArrayList<>(ofUsers.wanted));
        result.put("teams", new ArrayList<>(ofTeams.wanted));
        result.put("addedUsers", ofUsers.begun("add"));
        result.put("addedTeams", ofTeams.begun("add"));
        result.put("removedUsers", ofUsers.begun("remove"));
        result.put("removedTeams", ofTeams.begun("remove"));
        session.log(summary(result));
        return result;
    }

    private static Set<String> present(@CheckForNull List<String> names) {
        Set<String> present = new LinkedHashSet<>(Objects.requireNonNullElse(names, List.of()));
        present.remove(null);
        return present;
    }

    private void add(List<String> users, List<String> teams) throws IOException, InterruptedException {
        if (users.isEmpty() && teams.isEmpty()) {
            return;
        }
        AddCollaboratorsMutation.AddCollaborators answer = session.mutate(
                        "add", new AddCollaboratorsMutation(app.name, users, teams))
                .addCollaborators;
        session.refuseError("to add " + names(users, teams), Found.part(answer, payload -> payload.error));
        Found.required(answer, payload -> payload.app, session);
    }

    private void remove(List<String> users, List<String> teams) throws IOException, InterruptedException {
        if (users.isEmpty() && teams.isEmpty()) {
            return;
        }
        RemoveCollaboratorsMutation.RemoveCollaborators answer = session.mutate(
                        "remove", new RemoveCollaboratorsMutation(app.name, users, teams))
                .removeCollaborators;
        session.refuseError("to remove " + names(users, teams), Found.part(answer, payload -> payload.error));
        Found.required(answer, payload -> payload.app, session);
    }

    private static String names(List<String> users, List<String> teams) {
        List<String> names = new ArrayList<>(users);
        names.addAll(teams);
        return String.join(", ", names);
    }

    private String summary(Map<String, Object> result) {
        List<String> parts = new ArrayList<>();
        result.forEach((key, names) -> {
            if (key.matches("(added|removed).*") && !((List<?>) names).isEmpty()) {
                parts.add(key.replaceAll("[A-Z]", " $0").toLowerCase(Locale.ROOT) + " " + join(names));
            }
        });
        return "Collaborators of " + app.name + ": " + (parts.isEmpty() ? "nothing to change." : String.join(", ", parts) + ".");
    }

    private static String join(Object names) {
        return ((List<?>) names).stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private final class Difference {
        private final Collaborators goal;
        private final Set<String> present;
        private final Set<String> wanted;

        Difference(Collaborators goal, Set<String> present) {
            this.goal = goal;
            this.present = present;
            this.wanted = goal.wanted(present);
            if (goal.kind().equals("user")) {
                spareOwner();
            }
        }

        /** The owner has access whatever the collaborators are. */
        private void spareOwner() {
            String owner = Found.part(app.owner, each -> each.username);
            present.remove(owner);
            wanted.remove(owner);
        }

        List<String> note(String verb) throws IOException, InterruptedException {
            List<String> names = new ArrayList<>(verb.equals("add") ? wanted : present);
            names.removeAll(verb.equals("add") ? present : wanted);
            for (String name : names) {
                session.begin(prefix(verb) + name);
            }
            return names;
        }

        /** Includes those of a change whose answer was lost. */
        List<String> begun(String verb) {
            return new ArrayList<>(session.begunWith(prefix(verb)));
        }

        private String prefix(String verb) {
            return verb + " " + goal.kind() + " ";
        }
    }
}
