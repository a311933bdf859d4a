package io.jenkins.plugins.dashenterprise.views;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.util.Secret;
import io.jenkins.plugins.dashenterprise.configuration.DashEnterpriseConfiguration;
import io.jenkins.plugins.dashenterprise.configuration.DashServer;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlClient;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

    private final Map<Account, StateReading> readings = new ConcurrentHashMap<>();
    private final LongSupplier clock;

    public LiveStates() {
        this(System::currentTimeMillis);
    }

    LiveStates(LongSupplier clock) {
        this.clock = clock;
    }

    /** Who asks where: what one user sees is not shown as what another one does. */
    private record Account(String url, String username) {}

    static LiveStates get() {
        return ExtensionList.lookupSingleton(LiveStates.class);
    }

    /**
     * How apps are now; returns after five seconds at most, so it is no part of a page, but of what is loaded after it.
     *
     * @param context the job or folder whose credentials may be used
     */
    public Map<RecordedApp, String> of(Collection<RecordedApp> apps, Item context) {
        Map<String, StateReading> servers = new HashMap<>();
        apps.stream()
                .collect(Collectors.groupingBy(DeployedApp::getServerUrl))
                .forEach((url, some) -> servers.put(url, reading(url, some, context)));
        Map<RecordedApp, String> states = new IdentityHashMap<>();
        apps.forEach(app -> states.put(app, servers.get(app.getServerUrl()).of(app)));
        return states;
    }

    private StateReading reading(String url, List<RecordedApp> apps, Item context) {
        DashServer server = server(url);
        if (server == null) {
            return StateReading.failed(NOT_CONFIGURED);
        }
        StandardUsernamePasswordCredentials credentials = credentials(server, context);
        if (credentials == null) {
            return StateReading.failed(NO_CREDENTIALS);
        }
        return readings.compute(new Account(url, credentials.getUsername()), (account, latest) -> {
            long now = clock.getAsLong();
            return latest != null && latest.isFresh(now) ? latest : start(server, credentials, names(url, apps), now);
        });
    }

    private static StateReading start(
            DashServer server, StandardUsernamePasswordCredentials credentials, List<String> apps, long now) {
        try {
            GraphQlClient client = new GraphQlClient(
                    server.address(), credentials.getUsername(), Secret.toString(credentials.getPassword()), line -> {});
            return StateReading.start(client, apps, now);
        } catch (AbortException e) {
            return StateReading.failed(NOT_REACHABLE);
        }
    }

    /** What to ask for, once: the apps of this page, and others that the next page may show. */
    private static List<String> names(String url, List<RecordedApp> apps) {
        Predicate<RecordedApp> onServer = app -> app.getServerUrl().equals(url);
        return Stream.concat(apps.stream(), DeployedApps.get().everywhere().stream().filter(onServer))
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
    private static StandardUsernamePasswordCredentials credentials(DashServer server, Item context) {
        return server.getCredentialsId() == null
                ? null
                : CredentialsProvider.findCredentialByIdInItem(
                        server.getCredentialsId(),
                        StandardUsernamePasswordCredentials.class,
                        context,
                        ACL.SYSTEM2,
                        URIRequirementBuilder.fromUri(server.getUrl()).build());
    }
}
