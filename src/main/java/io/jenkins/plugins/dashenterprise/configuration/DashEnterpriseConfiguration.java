package io.jenkins.plugins.dashenterprise.configuration;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.PersistentDescriptor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jenkins.model.GlobalConfiguration;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jvnet.localizer.ResourceBundleHolder;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** The Dash Enterprise servers that the jobs of this Jenkins can use. */
@Extension
@Symbol("dashEnterprise")
public final class DashEnterpriseConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    private static final ResourceBundleHolder TEXTS = ResourceBundleHolder.get(DashEnterpriseConfiguration.class);
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
                throw new FormException(TEXTS.format("TwoServers", server.getName()), "servers");
            }
        }
        setServers(wanted);
        return true;
    }

    /** The names of the servers that an item's jobs may use, or of all where it is null, for a sentence. */
    String names(@CheckForNull Item item) {
        return permitted(item).stream().map(DashServer::getName).collect(Collectors.joining(", "));
    }

    /** A server by its name, or null. */
    @CheckForNull
    DashServer configured(String name) {
        return getServers().stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The servers that the jobs of an item may use, or all where it is null. */
    public List<DashServer> permitted(@CheckForNull Item item) {
        return getServers().stream()
                .filter(each -> item == null || each.admits(item))
                .toList();
    }

    /**
     * The server that a job means.
     *
     * @param name a server's name, or null for the only one
     * @param item the job, or null outside of one
     * @throws AbortException with the known names, when there is no such server or the job may not use it
     */
    public DashServer server(@CheckForNull String name, @CheckForNull Item item) throws AbortException {
        if (getServers().isEmpty()) {
            throw new AbortException("No Dash Enterprise server is configured;"
                    + " an administrator adds one under Manage Jenkins > System > Dash Enterprise.");
        }
        DashServer server = name == null ? only(item) : named(name, item);
        if (server.problem() != null) {
            throw new AbortException(
                    "The Dash Enterprise server '" + server.getName() + "' cannot be used: " + server.problem() + ".");
        }
        return server;
    }

    private DashServer only(@CheckForNull Item item) throws AbortException {
        List<DashServer> permitted = permitted(item);
        if (permitted.isEmpty()) {
            throw new AbortException(
                    "There is no Dash Enterprise server that this job may use: all are for jobs of certain folders.");
        }
        if (permitted.size() > 1) {
            throw new AbortException(
                    "There is more than one Dash Enterprise server: say server: with one of " + names(item) + ".");
        }
        return permitted.get(0);
    }

    private DashServer named(String name, @CheckForNull Item item) throws AbortException {
        DashServer server = configured(name);
        if (server == null) {
            throw new AbortException("There is no Dash Enterprise server named '" + name
                    + "'; the configured ones are: " + names(item) + ".");
        }
        if (item != null && !server.admits(item)) {
            throw new AbortException(
                    "This job may not use the Dash Enterprise server '" + name
                            + "', which is for jobs of certain folders: an administrator chooses them in the global configuration.");
        }
        return server;
    }
}
