package io.jenkins.plugins.dashenterprise.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import io.jenkins.plugins.dashenterprise.graphql.model.AddCollaboratorsMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.CollaboratorsQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.RemoveCollaboratorsMutation;
import io.jenkins.plugins.dashenterprise.operations.AppQuery;
import io.jenkins.plugins.dashenterprise.operations.Change;
import io.jenkins.plugins.dashenterprise.operations.Difference;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.OperationDescriptor;
import io.jenkins.plugins.dashenterprise.operations.Payload;
import io.jenkins.plugins.dashenterprise.operations.Plan;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import io.jenkins.plugins.dashenterprise.operations.Verb;
import io.jenkins.plugins.dashenterprise.operations.Wanted;
import io.jenkins.plugins.dashenterprise.operations.WritingOperation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Brings the users and teams that may view an app to a desired state; its owner may anyway. */
public final class SetCollaborators extends WritingOperation {
    private static final long serialVersionUID = 1;
    private static final AppQuery<CollaboratorsQuery.Data, CollaboratorsQuery.Apps, CollaboratorsQuery.App> APP =
            new AppQuery<>(CollaboratorsQuery::new, data -> data.apps, page -> page.apps, app -> app.name);

    private static final Verb ADD_USERS = new Verb("add users", "added users");
    private static final Verb ADD_TEAMS = new Verb("add teams", "added teams");
    private static final Verb REMOVE_USERS = new Verb("remove users", "removed users");
    private static final Verb REMOVE_TEAMS = new Verb("remove teams", "removed teams");

    @CheckForNull
    private ArrayList<?> users;

    @CheckForNull
    private ArrayList<?> teams;

    @CheckForNull
    private ArrayList<?> addUsers;

    @CheckForNull
    private ArrayList<?> removeUsers;

    @CheckForNull
    private ArrayList<?> addTeams;

    @CheckForNull
    private ArrayList<?> removeTeams;

    @DataBoundConstructor
    public SetCollaborators() {}

    public SetCollaborators(@CheckForNull String app) {
        name(app);
    }

    @DataBoundSetter
    public void setApp(@CheckForNull String app) {
        name(app);
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
        Wanted wantedUsers = new Wanted("user", getUsers(), getAddUsers(), getRemoveUsers()).with(session::expand);
        Wanted wantedTeams = new Wanted("team", getTeams(), getAddTeams(), getRemoveTeams()).with(session::expand);
        Session.refuse(wantedUsers.problem());
        Session.refuse(wantedTeams.problem());
        if (wantedUsers.isEmpty() && wantedTeams.isEmpty()) {
            Session.refuse("There is nothing to do: give users, teams, addUsers, removeUsers, addTeams or removeTeams");
        }
        session.log("Setting the collaborators of app '" + app + "' on " + session.server());
        CollaboratorsQuery.App found = APP.existing(app, session);
        CollaboratorsQuery.Collaborators present = found.collaborators;
        if (Found.part(present, each -> each.users) == null || Found.part(present, each -> each.teams) == null) {
            session.log(session.server() + " does not tell all users and teams that may view app '" + app
                    + "': whom it does not name is not removed.");
        }
        Difference ofUsers = new Difference(
                        wantedUsers, Found.part(present, each -> each.users), ADD_USERS, REMOVE_USERS)
                .sparing(Found.part(found.owner, owner -> owner.username));
        Difference ofTeams =
                new Difference(wantedTeams, Found.part(present, each -> each.teams), ADD_TEAMS, REMOVE_TEAMS);
        Plan plan = plan(app, ofUsers, ofTeams, session);
        plan.make();
        plan.tell("Collaborators of " + app, "nothing to change");
        return result(app, ofUsers, ofTeams, plan);
    }

    private static Plan plan(String app, Difference users, Difference teams, Session session) {
        Plan plan = new Plan(session, ADD_USERS, ADD_TEAMS, REMOVE_USERS, REMOVE_TEAMS);
        // First those who gain access: should the other half fail, nobody who needs it lacks it.
        List<String> newUsers = differing(users.additions());
        List<String> newTeams = differing(teams.additions());
        plan.write(
                both(users.additions(), teams.additions()),
                "to add " + String.join(", ", both(newUsers, newTeams)),
                new AddCollaboratorsMutation(app, newUsers, newTeams),
                data -> Payload.of(data.addCollaborators, answer -> answer.error, answer -> answer.app));
        List<String> oldUsers = differing(users.removals());
        List<String> oldTeams = differing(teams.removals());
        plan.write(
                both(users.removals(), teams.removals()),
                "to remove " + String.join(", ", both(oldUsers, oldTeams)),
                new RemoveCollaboratorsMutation(app, oldUsers, oldTeams),
                data -> Payload.of(data.removeCollaborators, answer -> answer.error, answer -> answer.app));
        return plan;
    }

    private static Map<String, Object> result(String app, Difference users, Difference teams, Plan plan) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("app", app);
        result.put("users", new ArrayList<>(users.wanted()));
        result.put("teams", new ArrayList<>(teams.wanted()));
        result.put("addedUsers", plan.done(ADD_USERS));
        result.put("addedTeams", plan.done(ADD_TEAMS));
        result.put("removedUsers", plan.done(REMOVE_USERS));
        result.put("removedTeams", plan.done(REMOVE_TEAMS));
        return result;
    }

    private static List<String> differing(List<Change> changes) {
        return changes.stream().filter(Change::differs).map(Change::name).toList();
    }

    private static <T> List<T> both(List<T> users, List<T> teams) {
        return Stream.concat(users.stream(), teams.stream()).toList();
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashSetCollaborators")
    public static final class DescriptorImpl extends OperationDescriptor {}
}
