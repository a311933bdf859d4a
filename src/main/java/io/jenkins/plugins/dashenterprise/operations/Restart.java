package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.function.Function;

/**
 * What the server does upon a change of what apps run with: it restarts those that run.
 *
 * @param what the app or apps concerned, in words
 * @param supposed whether there is one that runs, for when the server's own word on the restart is not to be had
 */
public record Restart(String what, boolean supposed) {
    /** Of all apps; whether one of them runs is not looked at. */
    public static final Restart OF_ALL = new Restart("apps", true);

    /** Of one app, whose status may be null. */
    public static <S> Restart of(@CheckForNull S status, Function<S, Boolean> running, Function<S, Boolean> deploying) {
        return new Restart(
                "the app",
                Boolean.TRUE.equals(Found.part(status, running)) || Boolean.TRUE.equals(Found.part(status, deploying)));
    }
}
