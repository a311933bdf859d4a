package io.jenkins.plugins.dashenterprise.server;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.dashenterprise.graphql.model.MoveAppsAndServicesMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.TransferQuery;
import io.jenkins.plugins.dashenterprise.operations.Payload;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.WaitingOperation;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Gives all apps and services of a user to another and waits until that is done. */
public final class TransferApps extends WaitingOperation {
    private static final long serialVersionUID = 1;
    // Noted with the number of tasks before it, by which it is known whether it was begun when its answer is lost.
    private static final String MOVE = "move after ";

    @CheckForNull
    private final String from;

    @CheckForNull
    private final String to;

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

    @Override
    public Object run(Session session) throws IOException, InterruptedException {
        String source = session.expand(getFrom());
        String target = session.expand(getTo());
        Session.refuse(problemWith("from", source));
        Session.refuse(problemWith("to", target));
        Session.refuse(source.equals(target) ? "from and to are the same user, '" + source + "'" : null);
        session.log("Transferring apps and services of " + source + " to " + target + " on " + session.server());
        Transfer before = Transfer.of(session.query(new TransferQuery()), source, target);
        List<String> begun = session.begunWith(MOVE);
        if (before.nothingLeft() && begun.isEmpty()) {
            session.log("They were transferred before; " + source + " has no app left.");
            return result(source, target, false);
        }
        if (session.dryRun()) {
            session.log("Would transfer apps and services of " + source + " to " + target + ".");
            return result(source, target, true);
        }
        int known = begun.isEmpty() ? before.over() : Integer.parseInt(begun.get(0));
        if (!before.isBegun(known) && (begun.isEmpty() || before.apps() != 0)) {
            move(source, target, known, session);
        }
        return new TransferWait(source, target, known, session);
    }

    /** What the operation answers with. */
    static Map<String, Object> result(String source, String target, boolean transferred) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("from", source);
        result.put("to", target);
        result.put("transferred", transferred);
        return result;
    }

    private static void move(String source, String target, int known, Session session)
            throws IOException, InterruptedException {
        Payload.of(
                        session.mutate(MOVE + known, new MoveAppsAndServicesMutation(source, target))
                                .moveAppsAndServices,
                        answer -> answer.error,
                        answer -> answer.ok)
                .checked("to transfer the apps", session);
    }

    @CheckForNull
    private static String problemWith(String parameter, String user) {
        return user.isEmpty() ? parameter + " is missing: the name of a user of Dash Enterprise" : null;
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashTransferApps")
    public static final class DescriptorImpl extends WaitingDescriptor {
        public DescriptorImpl() {
            checks().text("from", user -> problemWith("from", user));
            checks().text("to", user -> problemWith("to", user));
        }

        @Override
        @CheckForNull
        protected String about(Map<String, ?> arguments) {
            String from = text(arguments, "from");
            String to = text(arguments, "to");
            return from == null || to == null ? null : from + " → " + to;
        }
    }
}
