package io.jenkins.plugins.dashenterprise.simulator;

/** An account. */
public final class SimulatedUser {
    private final String username;
    private final boolean admin;
    private volatile String apiKey;
    private volatile String password;
    private volatile String sshKeys = "";

    SimulatedUser(String username, String apiKey, boolean admin) {
        this.username = username;
        this.apiKey = apiKey;
        this.password = username + "-password";
        this.admin = admin;
    }

    public String username() {
        return username;
    }

    public boolean admin() {
        return admin;
    }

    public String apiKey() {
        return apiKey;
    }

    /** At first the user's name with {@code -password} behind it. */
    public String password() {
        return password;
    }

    public String sshKeys() {
        return sshKeys;
    }

    void apiKey(String key) {
        apiKey = key;
    }

    void password(String changed) {
        password = changed;
    }

    public void sshKeys(String keys) {
        sshKeys = keys;
    }

    boolean sees(String owner) {
        return admin || username.equals(owner);
    }
}
