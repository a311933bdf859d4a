package io.jenkins.plugins.dashenterprise.server;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.dashenterprise.graphql.model.MoveAppsAndServicesMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.TransferQuery;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Operation;
import io.jenkins.plugins.dashenterprise.operations.OperationDescriptor;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Wait;
import io.jenkins.plugins.dashenterprise.operations.WaitingOperation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Gives all apps and services of a user to another and waits until that is done. */
public final class TransferApps extends Operation {
    private static final long serialVersionUID = 1;
    // Noted with the number of tasks before it, by which it is known whether it was begun when its answer is lost.
    private static final String MOVE = "move after ";

    @CheckForNull
    private final String from;

    @CheckForNull
    private final String to;

    @CheckForNull
    private Integer timeoutMinutes;

    @DataBoundConstructor
    public TransferApps(@CheckForNull String from, @CheckForNull String to) {
        this.from = Util.fixEmptyAndTrim(from);
        this.to = Util.fixEmptyAndTrim(to);
    }

    /** The user whose apps and services they are, empty when none was given. */
    public String getFrom() {
        return Util.fixNull(from);
    }

    /** The user who gets them, empty when none was given. */
    public String getTo() {
        return Util.fixNull(to);
    }

    /** How long to wait, in minutes. */
    public int getTimeoutMinutes() {
        return timeoutMinutes == null ? WaitingOperation.DEFAULT_TIMEOUT_MINUTES : timeoutMinutes;
    }

    @DataBoundSetter
    public void setTimeoutMinutes(int timeoutMinutes) {
        this.timeoutMinutes = timeoutMinutes;
    }

    @Override
    protected int timeLimitMinutes() {
        return getTimeoutMinutes();
    }

    @Override
    public Object run(Session session) throws IOException, InterruptedException {
        String source = session.expand(getFrom());
        String target = session.expand(getTo());
        Session.refuse(problemWith("from", source));
        Session.refuse(problemWith("to", target));
        Session.refuse(source.equals(target) ? "from and to are the same user, '" + source + "'" : null);
        Session.refuse(Wait.problemWithMinutes(getTimeoutMinutes()));
        session.log("Transferring apps and services of " + source + " to " + target + " on " + session.server());
        Transfer before = Transfer.of(session.query(new TransferQuery()), source, target);
        List<String> begun = session.begunWith(MOVE);
        if (before.nothingLeft() && begun.isEmpty()) {
            session.log("They were transferred before; " + source + " has no app left.");
            return TransferWait.result(source, target, false);
        }
        int known = begun.isEmpty() ? before.over() : Integer.parseInt(begun.get(0));
        if (!before.isBegun(known) && (begun.isEmpty() || before.apps() != 0)) {
            move(source, target, known, session);
        }
        return new TransferWait(source, target, known, session);
    }

    private static void move(String source, String target, int known, Session session) throws IOException, InterruptedException {
        MoveAppsAndServicesMutation.MoveAppsAndServices answer =
                session.mutate(MOVE + known, new MoveAppsAndServicesMutation(source, target)).moveAppsAndServices;
        session.refuseError("to transfer the apps", Found.part(answer, payload -> payload.error));
        Found.required(answer, payload -> payload.ok, session);
    }

    @CheckForNull
    private static String problemWith(String parameter, String user) {
        return user.isEmpty() ? parameter + " is missing: the name of a user of Dash Enterprise" : null;
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashTransferApps")
    public static final class DescriptorImpl extends OperationDescriptor {
        @Override
        @CheckForNull
        protected String about(Map<String, ?> arguments) {
            String from = text(arguments, "from");
            String to = text(arguments, "to");
            return from == null || to == null ? null : from + " → " + to;
        }

        @Override
        public String getDisplayName() {
            return "Dash Enterprise: transfer all apps and services of a user";
        }

        @POST
        public FormValidation doCheckFrom(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdict(problemWith("from", Util.fixNull(value).trim())) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckTo(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? verdict(problemWith("to", Util.fixNull(value).trim())) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckTimeoutMinutes(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item) ? FormValidation.validatePositiveInteger(value) : FormValidation.ok();
        }
    }
}
