package io.jenkins.plugins.dashenterprise.operations;

import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dashenterprise.configuration.ServerChoice;
import io.jenkins.plugins.dashenterprise.configuration.ServerItems;

/** What forms share in which a server, credentials for it and an app of it are chosen. */
public final class ServerForm {
    private ServerForm() {}

    /** Whether the caller may see the form of an item, and so what it offers. */
    public static boolean mayConfigure(@CheckForNull Item item) {
        return ServerItems.mayConfigure(item);
    }

    /** What somebody sees of a drop-down who may not see what it offers. */
    public static ListBoxModel onlyCurrent(String value) {
        return new StandardListBoxModel().includeCurrentValue(value);
    }

    /** The servers that an item's jobs may use. */
    public static ListBoxModel servers(@CheckForNull Item item) {
        return ServerItems.of(item, OperationDescriptor.TEXTS.format("DefaultServer"));
    }

    /** The verdict on a server's name, or on there being none. */
    public static FormValidation checkServer(@CheckForNull Item item, @CheckForNull String name) {
        try {
            ServerChoice.server(Util.fixEmptyAndTrim(name), item);
            return FormValidation.ok();
        } catch (AbortException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    /** The verdict on an app's name, unless a variable of the build is a part of it. */
    public static FormValidation checkApp(String value) {
        return FormValidation.error(
                FieldChecks.<String>unlessVariable(AppName::problemWith).apply(value.trim()));
    }
}
