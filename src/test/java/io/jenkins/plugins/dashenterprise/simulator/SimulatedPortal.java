package io.jenkins.plugins.dashenterprise.simulator;

import java.util.Map;

/** The one portal of a server, as a query gets it except for its apps. */
public final class SimulatedPortal {
    private volatile byte[] logo = {};
    private volatile Object metadata = Map.of();
    private volatile boolean loginRequired = true;

    public int id() {
        return 1;
    }

    public String name() {
        return "default";
    }

    public String logoUrl() {
        return logo.length == 0 ? null : "/Portal/logo.png";
    }

    public byte[] logo() {
        return logo.clone();
    }

    public Object metadata() {
        return metadata;
    }

    public boolean requireLogin() {
        return loginRequired;
    }

    public boolean linkFromPortalToAppManager() {
        return true;
    }

    void logo(byte[] image) {
        logo = image;
    }

    void metadata(Object json) {
        metadata = json;
    }

    void requireLogin(boolean required) {
        loginRequired = required;
    }
}
