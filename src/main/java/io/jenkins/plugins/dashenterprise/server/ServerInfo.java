package io.jenkins.plugins.dashenterprise.server;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import io.jenkins.plugins.dashenterprise.graphql.model.ServerInfoForAdministratorsQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.ServerInfoQuery;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Operation;
import io.jenkins.plugins.dashenterprise.operations.OperationDescriptor;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Tells who one is on a server and how that is set up; to administrators also of users and tasks. */
public final class ServerInfo extends Operation {
    private static final long serialVersionUID = 1;

    @DataBoundConstructor
    public ServerInfo() {}

    @Override
    public Map<String, Object> run(Session session) throws IOException, InterruptedException {
        session.log("Asking " + session.server() + " about itself");
        ServerInfoQuery.Data answer = session.query(new ServerInfoQuery());
        ServerInfoQuery.Current user = Found.required(answer, data -> data.current, session);
        boolean administrator = Boolean.TRUE.equals(user.isAdmin);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("url", session.server().url());
        result.put("user", user.username);
        result.put("administrator", administrator);
        result.put("config", config(answer.config));
        ServerInfoForAdministratorsQuery.Data more =
                administrator ? session.query(new ServerInfoForAdministratorsQuery()) : null;
        result.put("appsPerUser", Found.part(Found.part(more, data -> data.appsCount), ServerInfo::counts));
        ServerInfoForAdministratorsQuery.AdminTasks tasks = Found.part(more, data -> data.adminTasks);
        result.put("tasks", Found.part(Found.part(tasks, data -> data.tasks), ServerInfo::tasks));
        session.log("It knows the user as " + user.username
                + (administrator
                        ? ", an administrator."
                        : ", who is no administrator: apps per user and tasks are not told."));
        return result;
    }

    @CheckForNull
    private static Map<String, Object> config(@CheckForNull ServerInfoQuery.Config config) {
        if (config == null) {
            return null;
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("OAUTH_CLIENT_ID", config.OAUTH_CLIENT_ID);
        report.put("PLOTLY_AUTH_WEBAPP_URL", config.PLOTLY_AUTH_WEBAPP_URL);
        report.put("AUTH_SAML_ENABLED", config.AUTH_SAML_ENABLED);
        report.put("AUTH_LDAP_ENABLED", config.AUTH_LDAP_ENABLED);
        report.put("SSL_DASH_CERT_GENERATE", config.SSL_DASH_CERT_GENERATE);
        report.put("AUTH_PASSWORD", config.AUTH_PASSWORD);
        report.put("HA_ENABLED", config.HA_ENABLED);
        report.put("DASH_APP_VIEWERS", config.DASH_APP_VIEWERS);
        return report;
    }

    private static Map<String, Object> counts(List<ServerInfoForAdministratorsQuery.AppsCount> counts) {
        Map<String, Object> report = new LinkedHashMap<>();
        for (ServerInfoForAdministratorsQuery.AppsCount count : counts) {
            if (count != null) {
                report.put(count.username, count.count);
            }
        }
        return report;
    }

    private static List<Map<String, Object>> tasks(List<ServerInfoForAdministratorsQuery.Task> tasks) {
        List<Map<String, Object>> report = new ArrayList<>();
        for (ServerInfoForAdministratorsQuery.Task task : tasks) {
            if (task != null) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("name", task.taskName);
                entry.put("status", task.taskStatus);
                entry.put("from", task.sourceUsername);
                entry.put("to", task.targetUsername);
                report.add(entry);
            }
        }
        return report;
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashServerInfo")
    public static final class DescriptorImpl extends OperationDescriptor {}
}
