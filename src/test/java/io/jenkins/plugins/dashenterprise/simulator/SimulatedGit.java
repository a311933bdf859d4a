package io.jenkins.plugins.dashenterprise.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.UploadPack;

/** The repositories of the apps. There is one for each name, since the server looks at the app only when it builds; it goes with the app. */
public final class SimulatedGit {
    private final SimulatedServer server;
    private final Map<String, Repository> repositories = new ConcurrentHashMap<>();
    private final Semaphore builders = new Semaphore(Integer.MAX_VALUE);
    volatile String movedTo;
    volatile boolean losesConnections;
    private volatile List<String> said = List.of();

    SimulatedGit(SimulatedServer server) {
        this.server = server;
        server.whenRemoved(repositories::remove);
    }

    /** What has been pushed to an app. */
    public Repository repository(String app) {
        return repositories.computeIfAbsent(app, name -> new InMemoryRepository(new DfsRepositoryDescription(name)));
    }

    /** From now on a repository on this machine is there by a name, as if this were the server that it was cloned from. */
    public void serve(String name, Path workingTree) {
        try {
            repositories.put(
                    name,
                    new RepositoryBuilder().setWorkTree(workingTree.toFile()).build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Builds begin from now on, but go no further. */
    public void holdBuilds() {
        builders.drainPermits();
    }

    public void releaseBuilds() {
        builders.release(Integer.MAX_VALUE);
    }

    /** From now on sends who comes by HTTP to another server. */
    public void moveTo(String url) {
        movedTo = url;
    }

    /** From now on breaks off pushes by HTTP when their builds begin; the builds go on. */
    public void loseConnections() {
        losesConnections = true;
    }

    /** From now on says more in each build. */
    public void say(String... lines) {
        said = List.of(lines);
    }

    /** What the server says before it looks at any repository: a 5 has one for each app, a 4 for each name. */
    int status(String app, SimulatedUser user) {
        if (!server.settings.isFive()) {
            return 200;
        }
        return server.hasApp(app) ? user.sees(server.app(app).ownerName()) ? 200 : 403 : 404;
    }

    UploadPack upload(String app) {
        return new UploadPack(repository(app));
    }

    ReceivePack receive(String app, SimulatedUser user) {
        ReceivePack pack = new ReceivePack(repository(app));
        if (server.settings.isFive()) {
            pack.setPostReceiveHook(new LaterBuild(server, app, builders));
        } else {
            pack.setPreReceiveHook(new BuildHook(server, app, user, builders, said));
        }
        return pack;
    }
}
