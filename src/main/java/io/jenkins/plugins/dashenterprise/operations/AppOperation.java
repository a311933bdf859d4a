package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Util;

/** An operation on one app. */
public abstract class AppOperation extends Operation {
    private static final long serialVersionUID = 1;

    @CheckForNull
    private final String app;

    protected AppOperation(@CheckForNull String app) {
        this.app = Util.fixEmptyAndTrim(app);
    }

    /** The app's name, empty when none was given. */
    public final String getApp() {
        return Util.fixNull(app);
    }

    /** The app's name with variables expanded, checked. */
    protected final String app(Session session) throws AbortException {
        String name = session.expand(getApp());
        Session.refuse(AppName.problemWith(name));
        return name;
    }

    @Override
    protected String subject(Session session) {
        return "App '" + session.expand(getApp()) + "': ";
    }
}
