package io.jenkins.plugins.dashenterprise.views;

import hudson.Extension;
import hudson.model.Api;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import java.util.List;
import jenkins.model.Jenkins;
import org.jvnet.localizer.ResourceBundleHolder;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** Manage Jenkins > Dash Enterprise apps: every app that jobs of this Jenkins deployed. */
@Extension
@ExportedBean
public final class DashAppsLink extends ManagementLink implements StaplerProxy {
    private static final ResourceBundleHolder TEXTS = ResourceBundleHolder.get(DashAppsLink.class);

    /** Whoever may not see the page gets nothing of what is below its address either. */
    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(getRequiredPermission());
        return this;
    }

    @Exported(visibility = 2)
    public List<RecordedApp> getApps() {
        return DeployedApps.get().everywhere();
    }

    public Api getApi() {
        return new Api(this);
    }

    @Override
    public Permission getRequiredPermission() {
        return Jenkins.SYSTEM_READ;
    }

    @Override
    public Category getCategory() {
        return Category.STATUS;
    }

    @Override
    public String getIconFileName() {
        return DashAppsAction.ICON;
    }

    @Override
    public String getDisplayName() {
        return TEXTS.format("DisplayName");
    }

    @Override
    public String getDescription() {
        return TEXTS.format("Description");
    }

    @Override
    public String getUrlName() {
        return "dash-enterprise-apps";
    }
}
