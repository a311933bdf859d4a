package io.jenkins.plugins.dashenterprise.apps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import io.jenkins.plugins.dashenterprise.graphql.PlainQuery;
import io.jenkins.plugins.dashenterprise.operations.AppQuery;
import io.jenkins.plugins.dashenterprise.operations.Operation;
import io.jenkins.plugins.dashenterprise.operations.OperationDescriptor;
import io.jenkins.plugins.dashenterprise.operations.Plain;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Reads chosen facts of an app, and asks the server for nothing else. */
public final class AppInfo extends Operation {
    private static final long serialVersionUID = 1;

    @CheckForNull
    private ArrayList<?> fields;

    @DataBoundConstructor
    public AppInfo(@CheckForNull String app) {
        name(app);
    }

    /** What to read; empty for all there is. */
    public List<String> getFields() {
        return Texts.listOrEmpty(fields);
    }

    @DataBoundSetter
    public void setFields(@CheckForNull List<String> fields) {
        this.fields = Texts.list(fields);
    }

    @Override
    public Map<String, Object> run(Session session) throws IOException, InterruptedException {
        String app = app(session);
        Session.refuse(AppField.problemWith(getFields()));
        List<AppField> chosen = AppField.of(getFields());
        session.log("Reading app '" + app + "' on " + session.server());
        Map<?, ?> found = read(app, chosen, session);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", app);
        for (AppField field : chosen) {
            Object value = field.in(found);
            result.put(field.name(), value);
            session.log("  " + field.name() + ": " + (value == null ? "unknown" : value));
        }
        return result;
    }

    /** What the server tells of the app, asked for just these fields: some are slow, and an older server may lack others. */
    private static Map<?, ?> read(String app, List<AppField> chosen, Session session)
            throws IOException, InterruptedException {
        String selection = chosen.stream().map(AppField::selection).collect(Collectors.joining(" "));
        String document = "query AppInfo($name: String!, $allApps: Boolean!) {"
                + " apps(name: $name, allApps: $allApps) { apps { name " + selection + " } } }";
        return new AppQuery<PlainQuery.Data, Object, Map<?, ?>>(
                        (name, all) -> new PlainQuery("AppInfo", document, Map.of("name", name, "allApps", all)),
                        PlainQuery.Data::content,
                        AppInfo::maps,
                        each -> each.get("name") instanceof String name ? name : null)
                .existing(app, session);
    }

    @CheckForNull
    private static List<Map<?, ?>> maps(Object content) {
        if (!(Plain.at(content, "apps", "apps") instanceof List<?> apps)) {
            return null;
        }
        List<Map<?, ?>> maps = new ArrayList<>();
        apps.forEach(app -> maps.add(app instanceof Map<?, ?> map ? map : null));
        return maps;
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashAppInfo")
    public static final class DescriptorImpl extends OperationDescriptor {
        public DescriptorImpl() {
            checks().list("fields", AppField::problemWith);
        }
    }
}
