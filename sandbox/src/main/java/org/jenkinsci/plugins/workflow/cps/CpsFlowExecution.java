package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.NonCPS;
import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import hudson.AbortException;
import hudson.console.ConsoleLogFilter;
import hudson.model.Result;
import hudson.model.TaskListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Runs a script on ordinary threads: Jenkins' way of pausing one anywhere is not imitated. */
public final class CpsFlowExecution {
    final WorkflowRun run;
    final TaskListener listener;
    final Map<String, String> environment = new ConcurrentHashMap<>();
    /** The variable {@code params} of a Jenkinsfile. */
    final Map<String, Object> parameters = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final ThreadLocal<CpsThread> current = new ThreadLocal<>();
    private final Set<CpsThread> threads = ConcurrentHashMap.newKeySet();

    public CpsFlowExecution(WorkflowRun run, TaskListener listener) {
        this.run = run;
        this.listener = listener;
    }

    public void run(CpsFlowDefinition definition) throws Exception {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(CpsScript.class.getName());
        configuration.addCompilationCustomizers(
                new StepCalls(), new ImportCustomizer().addStarImports(NonCPS.class.getPackageName(), "hudson.model", "jenkins.model"));
        if (definition.getScript().contains("@Library")) {
            OnlyInJenkins.refuse("@Library");
        }
        CpsScript script = (CpsScript) new GroovyShell(getClass().getClassLoader(), new Binding(), configuration)
                .parse(definition.getScript(), "WorkflowScript.groovy");
        script.initialize(this);
        log("[Pipeline] Start of Pipeline");
        try {
            inThread(null, script::run);
        } finally {
            log("[Pipeline] End of Pipeline");
        }
    }

    Object inThread(CpsThread parent, Body body) {
        CpsThread thread = new CpsThread(parent);
        threads.add(thread);
        current.set(thread);
        try {
            return body.call();
        } catch (Exception e) {
            throw DSL.<RuntimeException>unchecked(e);
        } finally {
            threads.remove(thread);
            current.remove();
        }
    }

    CpsThread current() {
        return current.get();
    }

    /** @param ancestor null for all threads */
    public void interrupt(CpsThread ancestor, FlowInterruptedException cause) {
        threads.stream().filter(t -> ancestor == null || t.isWithin(ancestor)).forEach(t -> t.interrupt(cause));
    }

    /** Those of {@code parallel} in a thread, but not that thread. */
    void interruptBranches(CpsThread parent) {
        threads.stream()
                .filter(thread -> thread != parent && thread.isWithin(parent))
                .forEach(thread -> thread.interrupt(new FlowInterruptedException(Result.ABORTED)));
    }

    Object log(String line) {
        CpsThread thread = current();
        (thread == null ? listener : listener(thread)).getLogger().println(line);
        return null;
    }

    /** What is worth to be said once in a build. */
    void once(String line) {
        if (told.add(line)) {
            log(line);
        }
    }

    /** @param what a word of the Jenkinsfile that is about a job, or an agent, as it is in Jenkins */
    void withoutEffect(String what) {
        once("'" + what + "' has no effect in the sandbox.");
    }

    /** Says in the log why something failed. */
    public void report(Throwable failure) {
        TaskListener log = current() == null ? listener : listener(current());
        String mistake = ScriptMistake.sentence(failure);
        if (failure instanceof AbortException) {
            log.error(failure.getMessage());
        } else if (mistake != null) {
            log.error(mistake);
        } else if (!(failure instanceof FlowInterruptedException)) {
            failure.printStackTrace(log.getLogger());
        }
    }

    /** What the build has come to, as the current thread sees it; null while nothing went wrong. */
    Result result() {
        Result own = current().result;
        return own == null || run.getResult() != null && run.getResult().compareTo(own) > 0 ? run.getResult() : own;
    }

    /** The build's log, as what surrounds a thread changes it. */
    TaskListener listener(CpsThread thread) {
        return thread.surrounding(TaskListener.class).orElse(listener);
    }

    /** The build's log through a filter. */
    TaskListener filtered(ConsoleLogFilter filter) {
        try {
            PrintStream log = new PrintStream(filter.decorateLogger(run, listener.getLogger()), true, StandardCharsets.UTF_8);
            return () -> log;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes what Jenkins would, and reads it again, as after a restart. */
    void save(Object state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(state);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
        File program = new File(run.getRootDir(), "program.dat");
        Files.write(program.toPath(), bytes.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    interface Body {
        Object call() throws Exception;
    }
}
