package io.jenkins.plugins.dashenterprise.graphql;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * What came back for a {@link JsonRequest}.
 *
 * @param status the HTTP status
 * @param body maps, lists, strings, numbers and booleans, or null when there is nothing or nothing that is JSON
 */
public record JsonAnswer(int status, @CheckForNull Object body) {}
