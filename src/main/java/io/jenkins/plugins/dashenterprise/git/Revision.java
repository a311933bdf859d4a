package io.jenkins.plugins.dashenterprise.git;

import java.io.Serializable;

/**
 * A revision of an app.
 *
 * @param commit the hash of the commit in the workspace's repository
 * @param hash the one by which the app's repository knows it: another one where only a directory is deployed
 */
public record Revision(String commit, String hash) implements Serializable {}
