package io.jenkins.plugins.dashenterprise.simulator;

/** @param readonly set by the server itself; users can neither change nor remove it */
public record EnvironmentVariable(String name, String value, boolean readonly) {
    public String status() {
        return "";
    }
}
