package io.jenkins.plugins.dashenterprise.configuration;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.ExtensionPoint;
import hudson.model.Item;

/** What the surroundings of a job, such as its folders, choose in place of the global configuration. */
public interface ServerDefaults extends ExtensionPoint {
    /** The default server that is chosen nearest to an item, by its name, or null. */
    @CheckForNull
    Chosen server(Item item);

    /**
     * The credentials that are chosen nearest to an item for a server, by their id, or null.
     *
     * @param server the name of a configured server
     * @throws AbortException when one place chooses twice
     */
    @CheckForNull
    Chosen credentials(Item item, String server) throws AbortException;

    /**
     * A choice.
     *
     * @param value the name or id chosen
     * @param folder the full name of the folder that chooses
     */
    record Chosen(String value, String folder) {}
}
