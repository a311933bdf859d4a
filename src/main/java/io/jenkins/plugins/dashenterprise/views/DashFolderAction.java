package io.jenkins.plugins.dashenterprise.views;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.TransientActionFactory;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The apps that the jobs in a folder, or the branches of a project, deployed last: of those jobs that the visitor may read. */
@ExportedBean
public final class DashFolderAction extends DashItemAction {
    private static final int MOST_ON_FOLDER = 20;

    private final Item folder;

    DashFolderAction(Item folder) {
        this.folder = folder;
    }

    public Item getFolder() {
        return folder;
    }

    @Exported(name = "apps", visibility = 2)
    public List<RecordedApp> getAllApps() {
        return visible().toList();
    }

    /** The latest, as many as have room on the folder's own page. */
    public List<RecordedApp> getApps() {
        return visible().limit(MOST_ON_FOLDER).toList();
    }

    private Stream<RecordedApp> visible() {
        return DeployedApps.get().below(folder.getFullName()).stream().filter(app -> app.getItem() != null);
    }

    @Override
    @CheckForNull
    public String getIconFileName() {
        return visible().findAny().isEmpty() ? null : DashAppsAction.ICON;
    }

    @Override
    public String getUrlName() {
        return "dash-apps";
    }

    /** Gives the action to whatever has jobs in it that deployed apps; so no plugin for folders needs to be known. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<ItemGroup> {
        @Override
        public Class<ItemGroup> type() {
            return ItemGroup.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return DashFolderAction.class;
        }

        @Override
        public Collection<? extends Action> createFor(ItemGroup group) {
            return group instanceof Item folder
                            && !(group instanceof Job)
                            && DeployedApps.get().hasBelow(folder.getFullName())
                    ? List.of(new DashFolderAction(folder))
                    : List.of();
        }
    }
}
