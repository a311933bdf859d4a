package io.jenkins.plugins.dashenterprise.resources;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.dashenterprise.apps.RestartingOperation;
import io.jenkins.plugins.dashenterprise.operations.FieldChecks;
import io.jenkins.plugins.dashenterprise.operations.Plan;
import io.jenkins.plugins.dashenterprise.operations.Service;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import io.jenkins.plugins.dashenterprise.operations.Verb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Brings the services (databases) that an app is linked to to a desired state. */
public final class SetServices extends RestartingOperation {
    private static final long serialVersionUID = 1;

    @CheckForNull
    private ArrayList<?> services;

    @CheckForNull
    private LinkedHashMap<?, ?> names;

    @CheckForNull
    private ArrayList<?> nameLines;

    private boolean delete;

    @DataBoundConstructor
    public SetServices() {}

    public SetServices(@CheckForNull String app) {
        name(app);
    }

    /** The types of service that the app shall have, or null when that was left out. */
    @CheckForNull
    public List<String> getServices() {
        return Texts.list(services);
    }

    @DataBoundSetter
    public void setServices(@CheckForNull List<String> services) {
        this.services = Texts.list(services);
    }

    /** The names of services to link, by type, where they are to have others than usual. */
    public Map<String, String> getNames() {
        return Texts.mapOrLines(names, nameLines);
    }

    @DataBoundSetter
    public void setNames(@CheckForNull Map<String, String> names) {
        this.names = Texts.trimmedMap(names);
    }

    /** What may be given in place of names, or null. */
    @CheckForNull
    public List<String> getNameLines() {
        return Texts.exactList(nameLines);
    }

    @DataBoundSetter
    public void setNameLines(@CheckForNull List<String> nameLines) {
        this.nameLines = Texts.exactList(nameLines);
    }

    /** Whether to delete the services that are unlinked, with their data. */
    public boolean isDelete() {
        return delete;
    }

    @DataBoundSetter
    public void setDelete(boolean delete) {
        this.delete = delete;
    }

    @Override
    public Object run(Session session) throws IOException, InterruptedException {
        String app = app(session);
        List<String> types = getServices();
        if (types == null) {
            throw new AbortException("services is missing: a list of the types wanted, [] for none.");
        }
        Session.refuse(ServiceName.problemWithTypes(types));
        Map<String, String> chosen = chosen(types, session);
        session.log("Setting the services of app '" + app + "' on " + session.server() + ": "
                + (types.isEmpty() ? "none" : String.join(", ", types)));
        ServiceChange change = new ServiceChange(app, session);
        List<Service> wanted = change.choose(types, chosen);
        Plan plan = change.make(wanted, delete);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("app", app);
        result.put("services", report(wanted, plan));
        result.put("unlinked", names(plan.done(ServiceChange.UNLINK)));
        result.put("deleted", names(plan.done(Verb.DELETE)));
        return afterRestart(app, result, plan, session);
    }

    /** The names that are chosen, by type. */
    private Map<String, String> chosen(List<String> types, Session session) throws AbortException {
        Map<String, String> chosen = session.expand(getNames());
        Session.refuse(ServiceName.problemWithNames(chosen));
        for (String type : chosen.keySet()) {
            Session.refuse(types.contains(type) ? null : "names has " + type + ", which is not among the services");
        }
        return chosen;
    }

    private static List<Map<String, Object>> report(List<Service> services, Plan plan) {
        List<Map<String, Object>> report = new ArrayList<>();
        for (Service service : services) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("type", service.type());
            entry.put("name", service.name());
            entry.put("created", plan.done(Verb.CREATE).contains(service.toString()));
            report.add(entry);
        }
        return report;
    }

    private static List<String> names(List<String> services) {
        return services.stream().map(Service::of).map(Service::name).collect(Collectors.toCollection(ArrayList::new));
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashSetServices")
    public static final class DescriptorImpl extends WaitingDescriptor {
        public DescriptorImpl() {
            checks().list("services", ServiceName::problemWithTypes);
            checks().map("names", FieldChecks.unlessVariable(ServiceName::problemWithNames));
        }
    }
}
