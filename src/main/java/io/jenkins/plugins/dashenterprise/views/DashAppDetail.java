package io.jenkins.plugins.dashenterprise.views;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import jenkins.model.details.Detail;
import jenkins.model.details.DetailGroup;

/** A word on a build's apps in the bar of details, which the Stages page has too. */
public final class DashAppDetail extends Detail {
    private final String text;

    @CheckForNull
    private final String link;

    DashAppDetail(Run<?, ?> run, String text, @CheckForNull String link) {
        super(run);
        this.text = text;
        this.link = link;
    }

    @Override
    public String getIconClassName() {
        return DashAppsAction.ICON;
    }

    @Override
    public String getDisplayName() {
        return text;
    }

    @Override
    @CheckForNull
    public String getLink() {
        return link;
    }

    @Override
    public DetailGroup getGroup() {
        return ExtensionList.lookupSingleton(Group.class);
    }

    /** Behind what Jenkins and the branch sources tell; groups of one ordinal would become one. */
    @Extension(ordinal = 17)
    public static final class Group extends DetailGroup {}
}
