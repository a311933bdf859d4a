package io.jenkins.plugins.dashenterprise.resources;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.dashenterprise.apps.RestartingOperation;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Brings the directories of the host that an app sees to a desired state. */
public final class SetMounts extends RestartingOperation {
    private static final long serialVersionUID = 1;

    @CheckForNull
    private ArrayList<String> mounts;

    @DataBoundConstructor
    public SetMounts(@CheckForNull String app) {
        super(app);
    }

    /** The mounts that the app shall have, each {@code <host directory>:<target directory>}; null when that was left out. */
    @CheckForNull
    public List<String> getMounts() {
        return Texts.list(mounts);
    }

    @DataBoundSetter
    public void setMounts(@CheckForNull List<String> mounts) {
        this.mounts = Texts.list(mounts);
    }

    @Override
    public Object run(Session session) throws IOException, InterruptedException {
        String app = app(session);
        refuseSenselessTimeout();
        if (mounts == null) {
            throw new AbortException("mounts is missing: a list of '/host/directory:/target/directory', [] for none.");
        }
        List<String> wanted = getMounts().stream().map(session::expand).toList();
        Session.refuse(Mount.problemWith(wanted));
        return afterRestart(app, new MountChange(app, wanted.stream().map(Mount::of).toList(), session).make(), session);
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashSetMounts")
    public static final class DescriptorImpl extends WaitingDescriptor {
        @Override
        public String getDisplayName() {
            return "Dash Enterprise: set the mounts of an app";
        }

        @POST
        public FormValidation doCheckMounts(@AncestorInPath Item item, @QueryParameter String value) {
            if (!mayConfigure(item)) {
                return FormValidation.ok();
            }
            boolean variables = value != null && value.contains("$");
            return verdict(variables ? null : Mount.problemWith(lines(value)));
        }
    }
}
