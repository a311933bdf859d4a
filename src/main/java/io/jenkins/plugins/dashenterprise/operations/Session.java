package io.jenkins.plugins.dashenterprise.operations;

import com.apollographql.apollo.api.Mutation;
import com.apollographql.apollo.api.Query;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlClient;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.graphql.JsonAnswer;
import io.jenkins.plugins.dashenterprise.graphql.JsonRequest;
import io.jenkins.plugins.dashenterprise.graphql.ServerAddress;
import io.jenkins.plugins.dashenterprise.text.BuildLog;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import io.jenkins.plugins.dashenterprise.text.Shown;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** All that an operation sees while it runs: the run, the log, and the server it speaks to. */
public final class Session {
    private final Operation operation;
    private final Host host;
    private final Progress progress;
    private final SessionLog log;
    private final ServerAddress server;

    @CheckForNull
    private final String credentialsId;

    private final RunCredentials credentials;
    private final Calls calls;

    Session(Operation operation, Host host, Progress progress) throws AbortException {
        this(operation, host, progress, new SessionLog(host.listener()));
    }

    private Session(Operation operation, Host host, Progress progress, SessionLog log) throws AbortException {
        this.operation = operation;
        this.host = host;
        this.progress = progress;
        this.log = log;
        progress.start();
        this.credentials = new RunCredentials(host.credentials());
        ServerAccess access = ServerAccess.of(operation, host);
        this.server = access.server();
        this.credentialsId = access.credentialsId();
        GraphQlClient client = access.client(credentials, log, deadlineMillis());
        this.calls = new Calls(client, progress.hasBegunAnything());
    }

    /** Runs the operation; what it fails with may be shown. */
    @CheckForNull
    Object run() throws IOException, InterruptedException {
        try {
            refuse(operation.problem());
            if (dryRun()) {
                log("Dry run: nothing is written.");
            }
            return DryRun.marked(operation, new Attempts(this, calls).make(() -> operation.run(this)));
        } catch (IOException | RuntimeException e) {
            if (shown(e) instanceof RuntimeException failure) {
                throw failure;
            }
            throw (IOException) shown(e);
        }
    }

    /** A failure as it may be shown, which the caller is to throw in its place. */
    Throwable shown(Throwable failure) {
        return Shown.of(failure, log.secrets());
    }

    public ServerAddress server() {
        return server;
    }

    /** The id of the credentials that open the server; null when it has no API. */
    @CheckForNull
    public String credentialsId() {
        return credentialsId;
    }

    /**
     * Does a part of the work by another operation, whose parameters are expanded already: on the same server and, unless it
     * chooses others, with the same credentials. It keeps books of its own among those of the step.
     *
     * @param name tells the part from the step's others
     * @return what the operation returns, which may be a {@link Wait}
     * @throws AbortException as the operation says it, of this operation's subject
     */
    @CheckForNull
    public Object run(String name, Operation part) throws IOException, InterruptedException {
        part.setServer(server.name());
        if (part.getCredentialsId() == null) {
            part.setCredentialsId(credentialsId);
        }
        return Part.run(new Session(part, new Part(host), progress.part(name), log), subject());
    }

    /** When the step began to work, perhaps before a restart, in milliseconds since the epoch. */
    long startMillis() {
        return progress.start();
    }

    /** For how long the step has worked, with what it did before a restart, in seconds. */
    public long durationSeconds() {
        return TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis() - startMillis());
    }

    int timeLimitMinutes() {
        return operation.timeLimitMinutes();
    }

    /** When the operation has to be over, in milliseconds since the epoch; in a far future when it may take its time. */
    public long deadlineMillis() {
        int minutes = timeLimitMinutes();
        return minutes > 0 ? startMillis() + TimeUnit.MINUTES.toMillis(minutes) : Long.MAX_VALUE;
    }

    /** The name of the app that the operation is about, as it says or as what surrounds it does; empty when nobody names one. */
    public String app() {
        return expand(host.defaults().app(operation));
    }

    /** A parameter with the build's variables in it replaced, where the host of the operation does that. */
    public String expand(String value) {
        return host.expand(value);
    }

    /** The same of the texts of a map. */
    public Map<String, String> expand(Map<String, String> values) {
        Map<String, String> expanded = new LinkedHashMap<>(values);
        expanded.replaceAll((name, value) -> expand(value));
        return expanded;
    }

    /**
     * What else the build has at this point, for the few operations that work with files.
     *
     * @return for example the workspace ({@link hudson.FilePath}), or null outside of a {@code node} block
     * @throws AbortException when its agent is away
     */
    @CheckForNull
    public <T> T context(Class<T> type) throws AbortException, InterruptedException {
        try {
            return host.context(type);
        } catch (IOException e) {
            throw new AgentAwayException(
                    log.secrets().sentence("The workspace cannot be reached: " + ForeignText.of(e.getMessage()) + "."));
        }
    }

    /** Lets other steps work while this one goes on with something that takes minutes; its calls wait for their turn as before. */
    public void stepAside() {
        host.stepAside();
    }

    /** The build log as other plugins want it; what we print ourselves goes by {@link #buildLog}. */
    public TaskListener listener() {
        return host.listener();
    }

    /** The build log, for what goes on where the workspace is: it knows only those secrets that go there too. */
    public BuildLog buildLog() {
        return log.onAgents();
    }

    /** Prints a line to the build log, in which texts of others may be parts ({@link ForeignText}). */
    public void log(String line) {
        log.line(line);
    }

    /** The build that the operation is a part of. */
    public Run<?, ?> build() {
        return host.run();
    }

    /** Tells whoever listens what became of an app, unless it is a dry run; that it cannot be kept fails no operation. */
    public void tell(AppEvent event) {
        if (host.hasBuild() && !dryRun()) {
            AppListener.tell(event, this);
        }
    }

    /** Masks a value, which is about to be sent, in all that comes back. */
    public void hide(String value) {
        log.secrets().hideFromOthers(value);
    }

    /** A text of others alone, as it may be printed, thrown or saved. */
    public String foreign(@CheckForNull String text) {
        return log.foreign(text);
    }

    /** Sends a query, again when that may help. */
    public <D extends Query.Data> D query(Query<D> query) throws GraphQlException, InterruptedException {
        return calls.query(query);
    }

    /** Sends a query among all apps, or among the user's own where the server refuses that to the user. */
    public <D extends Query.Data> D queryApps(Function<Boolean, Query<D>> query)
            throws GraphQlException, InterruptedException {
        return calls.queryApps(query);
    }

    /**
     * Sends a mutation, and notes before it does that this was begun.
     *
     * @param what names the change, so that the operation recognises it as its own when it is run again
     */
    public <D extends Mutation.Data> D mutate(String what, Mutation<D> mutation)
            throws IOException, InterruptedException {
        begin(List.of(what));
        return write(mutation);
    }

    /** Sends a mutation of which the step has noted that it was begun. */
    public <D extends Mutation.Data> D write(Mutation<D> mutation) throws IOException, InterruptedException {
        DryRun.refuse(operation, subject());
        return calls.write(mutation);
    }

    /**
     * Sends a request that is none of the plugin's own; one that changes something is not sent again when its answer is
     * lost, as nobody can look what became of it.
     *
     * @param what names the change, as in {@link #mutate}
     */
    public JsonAnswer send(String what, JsonRequest request) throws IOException, InterruptedException {
        if (!request.repeatable()) {
            begin(List.of(what));
        }
        return calls.send(request);
    }

    /** Notes that a change is begun which is no mutation. */
    public void begin(String what) throws IOException, InterruptedException {
        begin(List.of(what));
    }

    /** Notes that changes are begun, and puts that on disk once. */
    void begin(List<String> changes) throws IOException, InterruptedException {
        DryRun.refuse(operation, subject());
        if (progress.begin(changes)) {
            host.save();
        }
    }

    /** Whether to tell what would be written, and write nothing. */
    public boolean dryRun() {
        return operation.isDryRun();
    }

    /** Whether this step has begun a change, perhaps before a restart, so that finding it done is its own doing. */
    public boolean hasBegun(String what) {
        return progress.hasBegun(what);
    }

    /** What follows {@code prefix} in the notes that begin with it, in their order. */
    public List<String> begunWith(String prefix) {
        return progress.begunWith(prefix);
    }

    /**
     * Credentials for the server, as this run may use them.
     *
     * @param id an id, or a credentials parameter of the build as {@code ${NAME}}, so it is not expanded before
     * @param kind the type's name for a person
     * @throws AbortException that names the id, when there are none or they are of another type
     */
    public <C extends StandardCredentials> C credentials(String id, Class<C> type, String kind) throws AbortException {
        return log.hidden(credentials.find(id, type, kind, server.url(), server.toString()));
    }

    /** As {@link #credentials(String, Class, String)}, for another server, of which the job states the URL. */
    public <C extends StandardCredentials> C credentialsFor(String url, String id, Class<C> type, String kind)
            throws AbortException {
        return log.hidden(credentials.find(id, type, kind, url, url));
    }

    /** Refuses a parameter, unless {@code problem} is null. */
    public static void refuse(@CheckForNull String problem) throws AbortException {
        if (problem != null) {
            throw new AbortException(problem + ".");
        }
    }

    public String subject() {
        return operation.subject(this);
    }

    /** The calls themselves, for what asks ahead or without a thread. */
    Calls calls() {
        return calls;
    }
}
