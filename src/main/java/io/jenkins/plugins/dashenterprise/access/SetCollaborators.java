package io.jenkins.plugins.dashenterprise.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import io.jenkins.plugins.dashenterprise.apps.AppStatus;
import io.jenkins.plugins.dashenterprise.graphql.model.CollaboratorsQuery;
import io.jenkins.plugins.dashenterprise.operations.AppOperation;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.NameValueLines;
import io.jenkins.plugins.dashenterprise.operations.OperationDescriptor;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** Brings the users and teams that may view an app to a desired state; its owner may anyway. */
public final class SetCollaborators extends AppOperation {
    private static final long serialVersionUID = 1;

    @CheckForNull
    private ArrayList<String> users;

    @CheckForNull
    private ArrayList<String> teams;

    private ArrayList<String> addUsers = new ArrayList<>();
    private ArrayList<String> removeUsers = new ArrayList<>();
    private ArrayList<String> addTeams = new ArrayList<>();
    private ArrayList<String> removeTeams = new ArrayList<>();

    @DataBoundConstructor
    public SetCollaborators(@CheckForNull String app) {
        super(app);
    }

    /** All users wanted, or null to leave those there are. */
    @CheckForNull
    public List<String> getUsers() {
        return users == null ? null : new ArrayList<>(users);
    }

    @DataBoundSetter
    public void setUsers(@CheckForNull List<String> users) {
        this.users = users == null ? null : trimmed(users);
    }

    /** All teams wanted, or null to leave those there are. */
    @CheckForNull
    public List<String> getTeams() {
        return teams == null ? null : new ArrayList<>(teams);
    }

    @DataBoundSetter
    public void setTeams(@CheckForNull List<String> teams) {
        this.teams = teams == null ? null : trimmed(teams);
    }

    /** Users that shall be among the collaborators. */
    public List<String> getAddUsers() {
        return new ArrayList<>(addUsers);
    }

    @DataBoundSetter
    public void setAddUsers(@CheckForNull List<String> addUsers) {
        this.addUsers = trimmed(addUsers);
    }

    /** Users that shall not be among the collaborators. */
    public List<String> getRemoveUsers() {
        return new ArrayList<>(removeUsers);
    }

    @DataBoundSetter
    public void setRemoveUsers(@CheckForNull List<String> removeUsers) {
        this.removeUsers = trimmed(removeUsers);
    }

    /** Teams that shall be among the collaborators. */
    public List<String> getAddTeams() {
        return new ArrayList<>(addTeams);
    }

    @DataBoundSetter
    public void setAddTeams(@CheckForNull List<String> addTeams) {
        this.addTeams = trimmed(addTeams);
    }

    /** Teams that shall not be among the collaborators. */
    public List<String> getRemoveTeams() {
        return new ArrayList<>(removeTeams);
    }

    @DataBoundSetter
    public void setRemoveTeams(@CheckForNull List<String> removeTeams) {
        this.removeTeams = trimmed(removeTeams);
    }

    public String getUsersText() {
        return text(users);
    }

    public String getTeamsText() {
        return text(teams);
    }

    public String getAddUsersText() {
        return text(addUsers);
    }

    public String getRemoveUsersText() {
        return text(removeUsers);
    }

    public String getAddTeamsText() {
        return text(addTeams);
    }

    public String getRemoveTeamsText() {
        return text(removeTeams);
    }

    @Override
    public Map<String, Object> run(Session session) throws IOException, InterruptedException {
        String app = app(session);
        Collaborators wantedUsers = new Collaborators(
                "user", users == null ? null : expanded(users, session), expanded(addUsers, session), expanded(removeUsers, session));
        Collaborators wantedTeams = new Collaborators(
                "team", teams == null ? null : expanded(teams, session), expanded(addTeams, session), expanded(removeTeams, session));
        Session.refuse(wantedUsers.problem());
        Session.refuse(wantedTeams.problem());
        if (wantedUsers.isEmpty() && wantedTeams.isEmpty()) {
            Session.refuse("There is nothing to do: give users, teams, addUsers, removeUsers, addTeams or removeTeams");
        }
        session.log("Setting the collaborators of app '" + app + "' on " + session.server());
        CollaboratorsQuery.App found = find(app, session);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("app", app);
        result.putAll(new CollaboratorsChange(found, session).make(wantedUsers, wantedTeams));
        return result;
    }

    private static CollaboratorsQuery.App find(String app, Session session) throws IOException, InterruptedException {
        CollaboratorsQuery.Apps apps = session.queryApps(all -> new CollaboratorsQuery(app, all)).apps;
        CollaboratorsQuery.App found =
                Found.named(app, Found.required(apps, answer -> answer.apps, session), each -> each.name);
        if (found == null) {
            throw AppStatus.missing(app, session);
        }
        return found;
    }

    private static List<String> expanded(List<String> names, Session session) {
        return names.stream().map(session::expand).toList();
    }

    private static ArrayList<String> trimmed(@CheckForNull List<String> names) {
        ArrayList<String> trimmed = new ArrayList<>();
        if (names != null) {
            names.stream().map(String::trim).forEach(trimmed::add);
        }
        return trimmed;
    }

    private static String text(@CheckForNull List<String> names) {
        return names == null ? "" : String.join("\n", names);
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashSetCollaborators")
    public static final class DescriptorImpl extends OperationDescriptor {
        @Override
        public String getDisplayName() {
            return "Dash Enterprise: set the collaborators of an app";
        }

        /** The form has lines of text where a Jenkinsfile has lists; blank leaves the collaborators there are. */
        @Override
        public SetCollaborators newInstance(@CheckForNull StaplerRequest2 request, JSONObject form) throws FormException {
            JSONObject rest = JSONObject.fromObject(form);
            List<String> users = lines(rest, "users");
            List<String> teams = lines(rest, "teams");
            List<List<String>> changes = List.of(
                    lines(rest, "addUsers"), lines(rest, "removeUsers"), lines(rest, "addTeams"), lines(rest, "removeTeams"));
            SetCollaborators operation = (SetCollaborators) super.newInstance(request, rest);
            operation.setUsers(users.isEmpty() ? null : users);
            operation.setTeams(teams.isEmpty() ? null : teams);
            operation.setAddUsers(changes.get(0));
            operation.setRemoveUsers(changes.get(1));
            operation.setAddTeams(changes.get(2));
            operation.setRemoveTeams(changes.get(3));
            return operation;
        }

        private static List<String> lines(JSONObject form, String field) {
            return NameValueLines.lines((String) form.remove(field));
        }
    }
}
