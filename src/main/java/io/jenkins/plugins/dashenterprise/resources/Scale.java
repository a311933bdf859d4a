package io.jenkins.plugins.dashenterprise.resources;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import io.jenkins.plugins.dashenterprise.apps.RestartingOperation;
import io.jenkins.plugins.dashenterprise.operations.FieldChecks;
import io.jenkins.plugins.dashenterprise.operations.Plan;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import io.jenkins.plugins.dashenterprise.operations.Verb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Brings the number of an app's processes and what they may use to a desired state. */
public final class Scale extends RestartingOperation {
    private static final long serialVersionUID = 1;

    @CheckForNull
    private LinkedHashMap<?, ?> processes;

    @CheckForNull
    private ArrayList<?> processLines;

    @CheckForNull
    private LinkedHashMap<?, ?> resources;

    @CheckForNull
    private ArrayList<?> resourceLines;

    @DataBoundConstructor
    public Scale() {}

    public Scale(@CheckForNull String app) {
        name(app);
    }

    /** How many processes there shall be, by type. */
    public Map<String, String> getProcesses() {
        return Texts.mapOrLines(processes, processLines);
    }

    @DataBoundSetter
    public void setProcesses(@CheckForNull Map<String, String> processes) {
        this.processes = Texts.trimmedMap(processes);
    }

    /** What may be given in place of processes, or null. */
    @CheckForNull
    public List<String> getProcessLines() {
        return Texts.exactList(processLines);
    }

    @DataBoundSetter
    public void setProcessLines(@CheckForNull List<String> processLines) {
        this.processLines = Texts.exactList(processLines);
    }

    /** What processes may use, by {@code <process type>.<request or limit>.<cpu, memory or gpu>}. */
    public Map<String, String> getResources() {
        return Texts.mapOrLines(resources, resourceLines);
    }

    /** Takes nested maps too, which come to the same. */
    @DataBoundSetter
    public void setResources(@CheckForNull Map<String, String> resources) {
        this.resources = Texts.trimmedMap(ResourceName.flat(resources));
    }

    /** What may be given in place of resources, or null. */
    @CheckForNull
    public List<String> getResourceLines() {
        return Texts.exactList(resourceLines);
    }

    @DataBoundSetter
    public void setResourceLines(@CheckForNull List<String> resourceLines) {
        this.resourceLines = Texts.exactList(resourceLines);
    }

    @Override
    public Object run(Session session) throws IOException, InterruptedException {
        String app = app(session);
        Map<String, String> counts = session.expand(getProcesses());
        Map<String, String> amounts = session.expand(getResources());
        Session.refuse(
                counts.isEmpty() && amounts.isEmpty() ? "There is nothing to do: give processes or resources" : null);
        Session.refuse(ProcessCount.problemWith(counts));
        Session.refuse(ResourceName.problemWith(amounts));
        session.log("Scaling app '" + app + "' on " + session.server() + ": " + list(counts, amounts));
        Map<String, Integer> numbers = new LinkedHashMap<>();
        counts.forEach((type, number) -> numbers.put(type, Integer.valueOf(number)));
        Plan plan = plan(app, numbers, amounts, session);
        plan.make();
        plan.tell("Scale of " + app, "as wanted already");
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("app", app);
        result.put("processes", numbers);
        result.put("resources", amounts);
        result.put("changed", plan.done());
        return afterRestart(app, result, plan, session);
    }

    private static Plan plan(String app, Map<String, Integer> counts, Map<String, String> amounts, Session session)
            throws IOException, InterruptedException {
        Plan plan = new Plan(session, ScaleChange.SCALE, Verb.SET);
        if (!counts.isEmpty()) {
            new ScaleChange(app, session).addTo(plan, counts);
        }
        if (!amounts.isEmpty()) {
            new LimitChange(app, session).addTo(plan, amounts);
        }
        return plan;
    }

    /** {@code web 2, worker 1, web.limit.memory 1Gi}. */
    private static String list(Map<String, String> counts, Map<String, String> amounts) {
        return Stream.of(counts, amounts)
                .flatMap(map -> map.entrySet().stream())
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashScale")
    public static final class DescriptorImpl extends WaitingDescriptor {
        public DescriptorImpl() {
            checks().map("processes", FieldChecks.unlessVariable(ProcessCount::problemWith));
            checks().map("resources", FieldChecks.unlessVariable(ResourceName::problemWith));
        }
    }
}
