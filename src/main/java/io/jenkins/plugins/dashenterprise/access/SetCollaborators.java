package io.jenkins.plugins.dashenterprise.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import io.jenkins.plugins.dashenterprise.apps.AppStatus;
import io.jenkins.plugins.dashenterprise.graphql.model.CollaboratorsQuery;
import io.jenkins.plugins.dashenterprise.operations.AppOperation;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.OperationDescriptor;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Brings the users and teams that may view an app to a desired state; its owner may anyway. */
public final class SetCollaborators extends AppOperation {
    private static final long serialVersionUID = 1;

    @CheckForNull
    private ArrayList<String> users;

    @CheckForNull
    private ArrayList<String> teams;

    @CheckForNull
    private ArrayList<String> addUsers;

    @CheckForNull
    private ArrayList<String> removeUsers;

    @CheckForNull
    private ArrayList<String> addTeams;

    @CheckForNull
    private ArrayList<String> removeTeams;


    @DataBoundConstructor
    public SetCollaborators(@CheckForNull String app) {
        super(app);
    }

    /** All users wanted, or null to leave those there are. */
    @CheckForNull
    public List<String> getUsers() {
        return Texts.list(users);
    }

    @DataBoundSetter
    public void setUsers(@CheckForNull List<String> users) {
        this.users = Texts.list(users);
    }

    /** All teams wanted, or null to leave those there are. */
    @CheckForNull
    public List<String> getTeams() {
        return Texts.list(teams);
    }

    @DataBoundSetter
    public void setTeams(@CheckForNull List<String> teams) {
        this.teams = Texts.list(teams);
    }

    /** Users that shall be among the collaborators. */
    public List<String> getAddUsers() {
        return Texts.listOrEmpty(addUsers);
    }

    @DataBoundSetter
    public void setAddUsers(@CheckForNull List<String> addUsers) {
        this.addUsers = Texts.list(addUsers);
    }

    /** Users that shall not be among the collaborators. */
    public List<String> getRemoveUsers() {
        return Texts.listOrEmpty(removeUsers);
    }

    @DataBoundSetter
    public void setRemoveUsers(@CheckForNull List<String> removeUsers) {
        this.removeUsers = Texts.list(removeUsers);
    }

    /** Teams that shall be among the collaborators. */
    public List<String> getAddTeams() {
        return Texts.listOrEmpty(addTeams);
    }

    @DataBoundSetter
    public void setAddTeams(@CheckForNull List<String> addTeams) {
        this.addTeams = Texts.list(addTeams);
    }

    /** Teams that shall not be among the collaborators. */
    public List<String> getRemoveTeams() {
        return Texts.listOrEmpty(removeTeams);
    }

    @DataBoundSetter
    public void setRemoveTeams(@CheckForNull List<String> removeTeams) {
        this.removeTeams = Texts.list(removeTeams);
    }

    @Override
    public Map<String, Object> run(Session session) throws IOException, InterruptedException {
        String app = app(session);
        Collaborators wantedUsers = new Collaborators(
                "user", users == null ? null : expanded(getUsers(), session), expanded(getAddUsers(), session), expanded(getRemoveUsers(), session));
        Collaborators wantedTeams = new Collaborators(
                "team", teams == null ? null : expanded(getTeams(), session), expanded(getAddTeams(), session), expanded(getRemoveTeams(), session));
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

    /** The form of the operation. */
    @Extension
    @Symbol("deDashSetCollaborators")
    public static final class DescriptorImpl extends OperationDescriptor {
        @Override
        public String getDisplayName() {
            return "Dash Enterprise: set the collaborators of an app";
        }
    }
}
