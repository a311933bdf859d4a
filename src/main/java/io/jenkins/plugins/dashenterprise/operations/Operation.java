package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Launcher;
import hudson.Util;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.ItemGroup;
import hudson.model.TaskListener;
import hudson.tasks.Builder;
import io.jenkins.plugins.dashenterprise.text.Secrets;
import io.jenkins.plugins.dashenterprise.text.Shown;
import java.io.IOException;
import java.io.Serializable;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Something to do on a Dash Enterprise server: at once the form, the Jenkinsfile syntax, the request and the code that runs.
 *
 * <p>An operation brings about a state: it looks before it writes and writes only what differs. So it may be run again
 * when the answer to a mutation was lost or the controller restarted.
 */
public abstract class Operation extends Builder implements Serializable {
    private static final long serialVersionUID = 1;

    @CheckForNull
    private String app;

    @CheckForNull
    private String server;

    @CheckForNull
    private String credentialsId;

    // What was wrong with an argument that could not be taken.
    @CheckForNull
    private String refusal;

    /**
     * Names the app that the operation is about, which {@link #app} refuses when it is null or no name. An operation has a
     * setter for it where an app alone says too little. Where it says enough, as in {@code deDashAppStatus 'shop'}, it is the
     * constructor's.
     */
    protected final void name(@CheckForNull String app) {
        this.app = Util.fixEmptyAndTrim(app);
    }

    /** The name of the app that the operation is about, empty when there is none. */
    public final String getApp() {
        return Util.fixNull(app);
    }

    /** Whether it takes an app at all. */
    private boolean isAboutApp() {
        return !getApp().isEmpty()
                || Parameter.of(getClass()).stream()
                        .anyMatch(each -> each.name().equals("app"));
    }

    /** The app's name as the operation or what surrounds it gives it, with variables expanded, checked. */
    protected final String app(Session session) throws AbortException {
        String name = session.app();
        Session.refuse(AppName.problemWith(name));
        return name;
    }

    /** Whether to tell what would be done, and do nothing. */
    public boolean isDryRun() {
        return false;
    }

    /** Remembers what is wrong with an argument until the operation runs. */
    final void refuseLater(@CheckForNull String problem) {
        refusal = problem;
    }

    /** What is wrong with the parameters, whoever gave them, as far as their types go; or null. */
    @CheckForNull
    final String problem() {
        return refusal == null ? Parameter.problemOf(this) : refusal;
    }

    /** The name of a configured server, or null for the only one. */
    @CheckForNull
    public final String getServer() {
        return server;
    }

    @DataBoundSetter
    public final void setServer(@CheckForNull String server) {
        this.server = Util.fixEmptyAndTrim(server);
    }

    /** The credentials to use in place of the server's own, or null. */
    @CheckForNull
    public final String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public final void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /**
     * Brings the state about, called on a thread that may block for the length of a call.
     *
     * @return null, a string, number or boolean, a {@link java.util.List} or {@link java.util.Map} of such, or a
     *     {@link Question} whose answer it then is
     * @throws AbortException with a sentence for the log when it cannot be done
     */
    @CheckForNull
    public abstract Object run(Session session) throws IOException, InterruptedException;

    /** What to do instead on a Dash Enterprise 5, as a sentence; or null when the operation works there. */
    @CheckForNull
    protected String insteadOnFive() {
        return "Use withDashEnterprise and the 'de' command.";
    }

    /** How long the operation may take, in minutes from the beginning of the step; 0 for as long as its calls take. */
    protected int timeLimitMinutes() {
        return 0;
    }

    /** What the operation is about, at the beginning of the sentence that tells of a failure; for example {@code App 'shop': }. */
    protected String subject(Session session) {
        String name = isAboutApp() ? session.app() : "";
        return name.isEmpty() ? "" : "App '" + name + "': ";
    }

    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws IOException, InterruptedException {
        Session session = session(FreestyleHost.of(build, launcher, listener));
        Object answer = session.run();
        while (answer instanceof Question<?> wait) {
            Object found = new Waiting(wait, session).await();
            answer = found == Question.RUN_AGAIN ? session.run() : found;
        }
        return true;
    }

    /**
     * Runs the operation outside of any build, on a thread that may block; it has no workspace and may not wait.
     *
     * @param folder whose jobs' servers and credentials it may use
     */
    @CheckForNull
    public final Object runOutsideOfBuilds(ItemGroup<?> folder, TaskListener listener)
            throws IOException, InterruptedException {
        return session(new Background(folder, listener)).run();
    }

    private Session session(Host host) throws IOException {
        try {
            return new Session(this, host, new Progress());
        } catch (AbortException e) {
            // Before there is a session, there are no secrets.
            throw (IOException) Shown.of(e, new Secrets());
        }
    }
}
