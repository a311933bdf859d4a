package io.jenkins.plugins.dashenterprise.resources;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.dashenterprise.apps.RestartingOperation;
import io.jenkins.plugins.dashenterprise.operations.NameValueLines;
import io.jenkins.plugins.dashenterprise.operations.Plain;
import io.jenkins.plugins.dashenterprise.operations.Plan;
import io.jenkins.plugins.dashenterprise.operations.Service;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Verb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** Brings the services (databases) that an app is linked to to a desired state. */
public final class SetServices extends RestartingOperation {
    private static final long serialVersionUID = 1;

    // Collections that Jenkins' XStream takes.
    @CheckForNull
    private ArrayList<String> services;

    private final TreeMap<String, String> names = new TreeMap<>();
    private boolean delete;

    @DataBoundConstructor
    public SetServices(@CheckForNull String app) {
        super(app);
    }

    /** The types of service that the app shall have, or null when that was left out. */
    @CheckForNull
    public List<String> getServices() {
        return services == null ? null : new ArrayList<>(services);
    }

    @DataBoundSetter
    public void setServices(@CheckForNull List<String> services) {
        this.services = services == null ? null : Plain.strings(services);
    }

    /** The names of services to link, by type, where they are to have others than usual. */
    public Map<String, String> getNames() {
        return new TreeMap<>(names);
    }

    @DataBoundSetter
    public void setNames(@CheckForNull Map<String, String> names) {
        Plain.replace(this.names, names);
    }

    /** Whether to delete the services that are unlinked, with their data. */
    public boolean isDelete() {
        return delete;
    }

    @DataBoundSetter
    public void setDelete(boolean delete) {
        this.delete = delete;
    }

    public String getServicesText() {
        return services == null ? "" : String.join("\n", services);
    }

    public String getNamesText() {
        return NameValueLines.format(names);
    }

    @Override
    public Object run(Session session) throws IOException, InterruptedException {
        String app = app(session);
        refuseSenselessTimeout();
        if (services == null) {
            throw new AbortException("services is missing: a list of the types wanted, [] for none.");
        }
        Session.refuse(ServiceName.problemWithTypes(services));
        Map<String, String> chosen = new LinkedHashMap<>();
        names.forEach((type, name) -> chosen.put(type, session.expand(name)));
        Session.refuse(ServiceName.problemWithNames(chosen));
        for (String type : chosen.keySet()) {
            Session.refuse(services.contains(type) ? null : "names has " + type + ", which is not among the services");
        }
        session.log("Setting the services of app '" + app + "' on " + session.server() + ": "
                + (services.isEmpty() ? "none" : String.join(", ", services)));
        ServiceChange change = new ServiceChange(app, session);
        List<Service> wanted = change.choose(services, chosen);
        Plan plan = change.make(wanted, delete);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("app", app);
        result.put("services", report(wanted, plan));
        result.put("unlinked", names(plan.done(ServiceChange.UNLINK)));
        result.put("deleted", names(plan.done(Verb.DELETE)));
        return afterRestart(app, result, plan, session);
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
        return new ArrayList<>(services.stream().map(service -> Service.of(service).name()).toList());
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashSetServices")
    public static final class DescriptorImpl extends WaitingDescriptor {
        @Override
        public String getDisplayName() {
            return "Dash Enterprise: set the services of an app";
        }

        /** The form has lines of text where a Jenkinsfile has a list and a map. */
        @Override
        public SetServices newInstance(@CheckForNull StaplerRequest2 request, JSONObject form) throws FormException {
            JSONObject rest = JSONObject.fromObject(form);
            List<String> types = NameValueLines.lines((String) rest.remove("services"));
            String namesText = (String) rest.remove("names");
            refuse("names", NameValueLines.problemWith(namesText));
            SetServices operation = (SetServices) super.newInstance(request, rest);
            operation.setServices(types);
            operation.setNames(NameValueLines.parse(namesText));
            return operation;
        }

        @POST
        public FormValidation doCheckServices(@AncestorInPath Item item, @QueryParameter String value) {
            return mayConfigure(item)
                    ? verdict(ServiceName.problemWithTypes(NameValueLines.lines(value)))
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckNames(@AncestorInPath Item item, @QueryParameter String value) {
            if (!mayConfigure(item)) {
                return FormValidation.ok();
            }
            String problem = NameValueLines.problemWith(value);
            boolean variables = value != null && value.contains("$");
            return verdict(problem != null || variables ? problem : ServiceName.problemWithNames(NameValueLines.parse(value)));
        }
    }
}
