package io.jenkins.plugins.dashenterprise.simulator;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Servers that differ in what their schema has: {@code Type.field} or {@code Type.field(argument:)}. */
public enum ServerVersion {
    V4(""),
    V3("""
            App.hasWorkspace Mutations.createWorkspace Mutations.restartWorkspace Mutations.deleteWorkspace
            RootQuery.isWorkspaceReady ResourceSpec.gpu ResourceSpecInput.gpu PortalObject.linkFromPortalToAppManager
            Config.HA_ENABLED Config.DASH_APP_VIEWERS
            """),
    /** Without {@code allApps}, owners, status, refresh and much else: the schema of early 2019. */
    V2(V3.missing + """
            App.owner App.processes App.resources App.status AppMetaData.sortRank AppMetaDataInput.sortRank
            Mount.status EnvironmentVariable.status Service.status RootQuery.apps(allApps:) RootQuery.adminTasks
            AddEnvironmentVariable.refresh RemoveEnvironmentVariable.refresh LinkService.refresh UnlinkService.refresh
            MountDirectory.refresh UnmountDirectory.refresh AppsCount.user Mutations.purgeCache Mutations.scaleProcesses
            Mutations.setResources Mutations.resetApiKey Mutations.deleteUser Mutations.moveAppsAndServices
            """),
    /** Has git and the apps' own pages, and nothing else that is known: a push returns at once, {@code main} is built later. */
    DASH_ENTERPRISE_5("");

    private final String missing;

    ServerVersion(String missing) {
        this.missing = missing;
    }

    Set<String> missing() {
        return Stream.of(missing.split("\\s+"))
                .filter(element -> !element.isEmpty())
                .collect(Collectors.toSet());
    }
}
