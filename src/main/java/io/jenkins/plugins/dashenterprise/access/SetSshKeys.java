package io.jenkins.plugins.dashenterprise.access;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import io.jenkins.plugins.dashenterprise.graphql.model.SshKeysQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.UpdateSshKeysMutation;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Brings the public SSH keys of the account, with which its user may push, to a desired state. */
public final class SetSshKeys extends WritingOperation {
    private static final long serialVersionUID = 1;

    @CheckForNull
    private ArrayList<?> keys;

    @CheckForNull
    private ArrayList<?> addKeys;

    @CheckForNull
    private ArrayList<?> removeKeys;

    @DataBoundConstructor
    public SetSshKeys() {}

    /** All keys wanted, or null to leave those there are. */
    @CheckForNull
    public List<String> getKeys() {
        return Texts.list(keys);
    }

    @DataBoundSetter
    public void setKeys(@CheckForNull List<String> keys) {
        this.keys = Texts.list(keys);
    }

    /** Keys that shall be among those of the account. */
    public List<String> getAddKeys() {
        return Texts.listOrEmpty(addKeys);
    }

    @DataBoundSetter
    public void setAddKeys(@CheckForNull List<String> addKeys) {
        this.addKeys = Texts.list(addKeys);
    }

    /** Keys that shall not be among those of the account. */
    public List<String> getRemoveKeys() {
        return Texts.listOrEmpty(removeKeys);
    }

    @DataBoundSetter
    public void setRemoveKeys(@CheckForNull List<String> removeKeys) {
        this.removeKeys = Texts.list(removeKeys);
    }

    @Override
    public Map<String, Object> run(Session session) throws IOException, InterruptedException {
        Wanted given = new Wanted("key", getKeys(), getAddKeys(), getRemoveKeys()).with(session::expand);
        Session.refuse(
                given.problemWithItems(PublicKey::is, "public key: that is one line, as in a file id_ed25519.pub"));
        Wanted goal = given.with(PublicKey::name);
        Session.refuse(goal.isEmpty() ? "There is nothing to do: give keys, addKeys or removeKeys" : goal.problem());
        session.log("Setting the SSH keys of the account on " + session.server());
        SshKeysQuery.SshKeys account = Found.required(session.query(new SshKeysQuery()), data -> data.sshKeys, session);
        Map<String, String> lines =
                PublicKey.byName(Objects.requireNonNullElse(account.keys, "").lines());
        Difference difference = new Difference(goal, lines.keySet(), Verb.ADD, Verb.REMOVE);
        PublicKey.byName(given.items()).forEach(lines::putIfAbsent);
        lines.keySet().retainAll(difference.wanted());
        Plan plan = new Plan(session, Verb.ADD, Verb.REMOVE);
        plan.write(
                difference.changes(),
                "to set the SSH keys",
                new UpdateSshKeysMutation(String.join("\n", lines.values())),
                data -> Payload.of(data.updateSshKeys, payload -> payload.error, payload -> payload.ok));
        plan.make();
        plan.tell("SSH keys of the account", "as wanted already");
        return plan.lists();
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashSetSshKeys")
    public static final class DescriptorImpl extends OperationDescriptor {}
}
