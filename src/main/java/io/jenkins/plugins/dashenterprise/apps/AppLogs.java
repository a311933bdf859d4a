package io.jenkins.plugins.dashenterprise.apps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.dashenterprise.graphql.model.AppLogsQuery;
import io.jenkins.plugins.dashenterprise.operations.AppQuery;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Operation;
import io.jenkins.plugins.dashenterprise.operations.OperationDescriptor;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Prints what an app and its last failed deploy have logged. */
public final class AppLogs extends Operation {
    private static final long serialVersionUID = 1;
    private static final int USUAL_LAST = 100;
    private static final AppQuery<AppLogsQuery.Data, AppLogsQuery.Apps, AppLogsQuery.App> APP =
            new AppQuery<>(AppLogsQuery::new, data -> data.apps, page -> page.apps, app -> app.name);

    @CheckForNull
    private Integer last;

    @DataBoundConstructor
    public AppLogs(@CheckForNull String app) {
        name(app);
    }

    /** How many lines of each log, counted from its end. */
    public int getLast() {
        return last == null ? USUAL_LAST : last;
    }

    @DataBoundSetter
    public void setLast(int last) {
        this.last = last;
    }

    @Override
    public Map<String, Object> run(Session session) throws IOException, InterruptedException {
        AppLogsQuery.App found = APP.existing(app(session), session);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", found.name);
        result.put("log", end(Found.part(found.logs, logs -> logs.app)));
        result.put("failed", end(Found.part(found.logs, logs -> logs.failed)));
        print("Log of app '" + found.name + "' on " + session.server(), result.get("log"), session);
        print("Log of the last failed deploy of app '" + found.name + "'", result.get("failed"), session);
        return result;
    }

    private String end(@CheckForNull String log) {
        List<String> lines = Util.fixNull(log).stripTrailing().lines().toList();
        return String.join("\n", lines.subList(Math.max(lines.size() - getLast(), 0), lines.size()));
    }

    private static void print(String title, Object text, Session session) {
        session.log(title + (text.equals("") ? " is empty." : ":"));
        text.toString().lines().forEach(line -> session.log("  " + ForeignText.of(line)));
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashAppLogs")
    public static final class DescriptorImpl extends OperationDescriptor {
        public DescriptorImpl() {
            checks().number("last", last -> last > 0, "a positive number of lines");
        }
    }
}
