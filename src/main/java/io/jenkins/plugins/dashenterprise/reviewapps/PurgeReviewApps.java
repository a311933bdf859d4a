package io.jenkins.plugins.dashenterprise.reviewapps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.dashenterprise.operations.AppName;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import io.jenkins.plugins.dashenterprise.operations.WaitingOperation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Deletes review apps that nobody uses any more, or whose branches are gone. */
public final class PurgeReviewApps extends WaitingOperation {
    private static final long serialVersionUID = 1;
    private static final int USUAL_IDLE_DAYS = 5;

    @CheckForNull
    private String template;

    @CheckForNull
    private ArrayList<?> keep;

    @CheckForNull
    private Integer idleDays;

    @CheckForNull
    private Boolean withServices;

    @DataBoundConstructor
    public PurgeReviewApps() {}

    /** The app that they were made after, or null for those of this project. */
    @CheckForNull
    public String getTemplate() {
        return template;
    }

    @DataBoundSetter
    public void setTemplate(@CheckForNull String template) {
        this.template = Util.fixEmptyAndTrim(template);
    }

    /** For how many days nobody has deployed or visited an app that is deleted; 0 for none but those whose branch is gone. */
    public int getIdleDays() {
        return idleDays == null ? USUAL_IDLE_DAYS : idleDays;
    }

    @DataBoundSetter
    public void setIdleDays(int idleDays) {
        this.idleDays = idleDays;
    }

    /** Names of apps or branches to keep, in which {@code *} stands for any text. */
    public List<String> getKeep() {
        return Texts.listOrEmpty(keep);
    }

    @DataBoundSetter
    public void setKeep(@CheckForNull List<String> keep) {
        this.keep = Texts.list(keep);
    }

    /** Whether to delete the services that were made for them too. */
    public boolean isWithServices() {
        return !Boolean.FALSE.equals(withServices);
    }

    @DataBoundSetter
    public void setWithServices(boolean withServices) {
        this.withServices = withServices;
    }

    @Override
    public Map<String, Object> run(Session session) throws IOException, InterruptedException {
        String name = template == null ? null : session.expand(template);
        Session.refuse(name == null ? null : AppName.problemWith(name));
        return new Purge(this, name, session).make();
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashPurgeReviewApps")
    public static final class DescriptorImpl extends WaitingDescriptor {
        public DescriptorImpl() {
            checks().app("template", false);
            checks().number("idleDays", days -> days >= 0, "0 or more");
        }

        @Override
        @CheckForNull
        protected String about(Map<String, ?> arguments) {
            String template = text(arguments, "template");
            return template == null ? null : "after " + template;
        }
    }
}
