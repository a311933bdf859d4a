package io.jenkins.plugins.dashenterprise.configuration;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PersistentDescriptor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jenkins.model.GlobalConfiguration;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** The Dash Enterprise servers that the jobs of this Jenkins can use. */
@Extension
@Symbol("dashEnterprise")
public final class DashEnterpriseConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    private List<DashServer> servers = new ArrayList<>();

    public static DashEnterpriseConfiguration get() {
        return ExtensionList.lookupSingleton(DashEnterpriseConfiguration.class);
    }

    public List<DashServer> getServers() {
        return new ArrayList<>(servers);
    }

    @DataBoundSetter
    public void setServers(@CheckForNull List<DashServer> servers) {
        this.servers = servers == null ? new ArrayList<>() : new ArrayList<>(servers);
        save();
    }

    /** Refuses two servers of one name, and a server that cannot be used, before anything is saved. */
    @Override
    public boolean configure(StaplerRequest2 request, JSONObject json) throws FormException {
        List<DashServer> wanted = request.bindJSONToList(DashServer.class, json.get("servers"));
        Set<String> names = new HashSet<>();
        for (DashServer server : wanted) {
            if (server.problem() != null) {
                throw new FormException(server.problem(), "servers");
            }
            if (!names.add(server.getName())) {
                throw new FormException("There are two servers named '" + server.getName() + "'", "servers");
            }
        }
        setServers(wanted);
        return true;
    }

    /**
     * The server that a job means.
     *
     * @param name a server's name, or null for the only one
     * @throws AbortException with the known names, when there is no such server
     */
    public DashServer server(@CheckForNull String name) throws AbortException {
        if (servers.isEmpty()) {
            throw new AbortException("No Dash Enterprise server is configured;"
                    + " an administrator adds one under Manage Jenkins > System > Dash Enterprise.");
        }
        String known = servers.stream().map(DashServer::getName).collect(Collectors.joining(", "));
        if (name == null && servers.size() > 1) {
            throw new AbortException("There is more than one Dash Enterprise server: say server: with one of " + known + ".");
        }
        DashServer server = servers.stream()
                .filter(each -> name == null || each.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AbortException(
                        "There is no Dash Enterprise server named '" + name + "'; the configured ones are: " + known + "."));
        if (server.problem() != null) {
            throw new AbortException("The Dash Enterprise server '" + server.getName() + "' cannot be used: " + server.problem() + ".");
        }
        return server;
    }
}
