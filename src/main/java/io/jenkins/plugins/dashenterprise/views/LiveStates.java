package io.jenkins.plugins.dashenterprise.views;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.util.Secret;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import io.jenkins.plugins.dashenterprise.configuration.ServerChoice;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlClient;
import io.jenkins.plugins.dashenterprise.graphql.ServerAddress;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Knows how apps are now, in words: asks each server at most once in half a minute, with five seconds to answer in, and for
 * nothing but apps that jobs deployed. All who look at that time share the answer.
 */
@Extension
public final class LiveStates {
    static final String NOT_CONFIGURED = "server is not configured";
    static final String NO_CREDENTIALS = "no credentials";
    static final String NOT_REACHABLE = "not reachable";
    static final String NOT_TOLD = "not known: Dash Enterprise 5 does not tell";

    private final Map<String, StateReading> readings = new ConcurrentHashMap<>();
    private final LongSupplier clock;

    public LiveStates() {
        this(System::currentTimeMillis);
    }

    LiveStates(LongSupplier clock) {
        this.clock = clock;
    }

    static LiveStates get() {
        return ExtensionList.lookupSingleton(LiveStates.class);
    }

    /** Who asks where: what one user sees is not shown as what another one does. */
    private record Account(DashServer server, StandardUsernamePasswordCredentials credentials) {
        String key() {
            return server.getUrl() + '\n' + credentials.getUsername();
        }
    }

    /**
     * How apps are now, each as whoever its job's steps would ask as is told; returns after five seconds at most, so it is no
     * part of a page, but of what is loaded after it.
     */
    public Map<RecordedApp, String> of(List<RecordedApp> apps) {
        Map<RecordedApp, StateReading> begun = new IdentityHashMap<>();
        apps.forEach(app -> begun.put(app, reading(app, apps)));
        Map<RecordedApp, String> states = new IdentityHashMap<>();
        begun.forEach((app, reading) -> states.put(app, reading.of(app)));
        return states;
    }

    private StateReading reading(RecordedApp app, List<RecordedApp> page) {
        DashServer server = server(app.getServerUrl());
        if (server == null) {
            return StateReading.failed(NOT_CONFIGURED);
        }
        if (server.getGeneration() == ServerAddress.FIVE) {
            return StateReading.failed(NOT_TOLD);
        }
        Account account = account(server, app.getItem());
        return account == null
                ? StateReading.failed(NO_CREDENTIALS)
                : readings.compute(account.key(), (key, latest) -> {
                    long now = clock.getAsLong();
                    return latest != null && latest.isFresh(now) ? latest : start(account, names(server, page), now);
                });
    }

    private static StateReading start(Account account, List<String> apps, long now) {
        try {
            GraphQlClient client = new GraphQlClient(
                    account.server().address(),
                    account.credentials().getUsername(),
                    Secret.toString(account.credentials().getPassword()),
                    line -> {});
            return StateReading.start(client, apps, now);
        } catch (AbortException e) {
            return StateReading.failed(NOT_REACHABLE);
        }
    }

    /** What to ask for, once: the apps of this page, and others that the next page may show. */
    private static List<String> names(DashServer server, List<RecordedApp> page) {
        return Stream.concat(page.stream(), DeployedApps.get().everywhere().stream())
                .filter(app -> app.getServerUrl().equals(server.getUrl()))
                .map(DeployedApp::getApp)
                .distinct()
                .limit(StateReading.MOST_APPS)
                .toList();
    }

    @CheckForNull
    private static DashServer server(String url) {
        return DashEnterpriseConfiguration.get().getServers().stream()
                .filter(server -> server.getUrl().equals(url) && server.problem() == null)
                .findFirst()
                .orElse(null);
    }

    @CheckForNull
    private static Account account(DashServer server, @CheckForNull Item job) {
        if (job == null) {
            return null;
        }
        try {
            String id = ServerChoice.of(server.getName(), null, job).credentialsId();
            StandardUsernamePasswordCredentials found = server.credentials(id, job);
            return found == null ? null : new Account(server, found);
        } catch (AbortException e) {
            return null;
        }
    }
}
