package io.jenkins.plugins.dashenterprise.resources;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.dashenterprise.graphql.model.ServicesQuery;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.OneOf;
import io.jenkins.plugins.dashenterprise.operations.Operation;
import io.jenkins.plugins.dashenterprise.operations.OperationDescriptor;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Lists the services (databases) that the user can see. */
public final class ListServices extends Operation {
    private static final long serialVersionUID = 1;

    @CheckForNull
    private String type;

    @DataBoundConstructor
    public ListServices() {}

    /** The only type to list, or null for all. */
    @CheckForNull
    @OneOf({"redis", "postgres"})
    public String getType() {
        return type;
    }

    @DataBoundSetter
    public void setType(@CheckForNull String type) {
        this.type = Util.fixEmptyAndTrim(type);
    }

    @Override
    public List<Map<String, Object>> run(Session session) throws IOException, InterruptedException {
        session.log("Listing services of " + session.server());
        List<Map<String, Object>> services =
                Found.required(session.query(new ServicesQuery()), answer -> answer.services, session).stream()
                        .filter(Objects::nonNull)
                        .map(ListServices::report)
                        .filter(service -> type == null || type.equals(service.get("type")))
                        .collect(Collectors.toCollection(ArrayList::new));
        session.log("Found " + Texts.count(services.size(), "service") + ".");
        return services;
    }

    private static Map<String, Object> report(ServicesQuery.Service service) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", service.name);
        report.put("type", Found.part(service.serviceType, each -> each.rawValue));
        report.put("created", Found.text(service, each -> each.created));
        report.put("status", service.status);
        return report;
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashListServices")
    public static final class DescriptorImpl extends OperationDescriptor {}
}
