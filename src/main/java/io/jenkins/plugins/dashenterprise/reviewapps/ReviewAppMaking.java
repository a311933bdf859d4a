package io.jenkins.plugins.dashenterprise.reviewapps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.access.SetCollaborators;
import io.jenkins.plugins.dashenterprise.apps.UpdateApp;
import io.jenkins.plugins.dashenterprise.deploy.Deploy;
import io.jenkins.plugins.dashenterprise.environment.SetEnv;
import io.jenkins.plugins.dashenterprise.operations.Plain;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.WritingOperation;
import io.jenkins.plugins.dashenterprise.resources.SetMounts;
import io.jenkins.plugins.dashenterprise.resources.SetServices;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Makes a review app what it shall be, part by part; each looks before it writes, so that doing all again changes nothing. */
final class ReviewAppMaking {
    private final ReviewApp wanted;
    private final ReviewAppKey key;

    @CheckForNull
    private final SourceBranch branch;

    private final Fork fork;
    private final Session session;
    private final ReviewAppResult result;

    ReviewAppMaking(ReviewApp wanted, ReviewAppKey key, @CheckForNull SourceBranch branch, Fork fork, Session session) {
        this.wanted = wanted;
        this.key = key;
        this.branch = branch;
        this.fork = fork;
        this.session = session;
        this.result = new ReviewAppResult(key, branch);
    }

    /** Makes it in turn with whoever else makes or deletes it; what a dry run tells, it tells at once. */
    Object make() throws IOException, InterruptedException {
        session.log("Making review app '" + key.app() + "' of '" + key.template() + "' on " + session.server());
        Template template = Template.read(key.template(), session);
        ReviewAppVariables variables = ReviewAppVariables.of(wanted, template, fork, session);
        String server = session.server().url();
        if (session.dryRun()) {
            return make(template, variables);
        }
        if (!ReviewApps.get().begin(server, key.app())) {
            session.log("Another build or clean-up is at work on app '" + key.app() + "': waiting for its end");
            return new TurnWait(key.app(), session);
        }
        try {
            return make(template, variables);
        } finally {
            ReviewApps.get().end(server, key.app());
        }
    }

    private Object make(Template template, ReviewAppVariables variables) throws IOException, InterruptedException {
        Inheritance inheritance = new Inheritance(wanted, template, session);
        String level = inheritance.permissionLevel();
        List<String> types = inheritance.serviceTypes();
        ReviewAppClaim claim = new ReviewAppClaim(wanted, key, branch, session);
        ServerApp found = ServerApp.find(key.app(), session);
        result.put("url", found == null ? null : found.url());
        result.put("managerUrl", session.server().managerUrl(key.app()));
        result.put("permissionLevel", level);
        result.put("copied", variables.copied());
        result.put("notCopied", variables.notCopied());
        if (found == null && session.dryRun()) {
            return wouldMake(types, variables, level);
        }
        if (claim.isSuperseded()) {
            return result.skipped("superseded");
        }
        RegisteredApp app = found == null ? claim.create() : claim.keep(found);
        result.put("created", claim.created());
        describe(level);
        view(template);
        result.put("services", services(types, app));
        mount(template);
        set(variables, app, found);
        return deploy(app);
    }

    private Object wouldMake(List<String> types, ReviewAppVariables variables, String level)
            throws IOException, InterruptedException {
        Deploy deployment = wanted.deployment(key.app(), session);
        deployment.setCreate(true);
        takeOver(part("deploy", deployment));
        Set<String> names = new TreeSet<>(variables.names());
        session.log("Would make app " + key.app() + " " + level
                + (types.isEmpty() ? "" : "; would create services " + String.join(", ", types))
                + (names.isEmpty() ? "" : "; would set " + String.join(", ", names)) + ".");
        result.put("created", true);
        result.put(
                "services",
                types.stream()
                        .map(type -> service(type, key.name().service(type)))
                        .toList());
        return result.values();
    }

    private static Map<String, Object> service(String type, String name) {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("type", type);
        service.put("name", name);
        service.put("created", true);
        return service;
    }

    private void takeOver(@CheckForNull Object answer) {
        if (answer instanceof Map<?, ?> deployed) {
            deployed.forEach((name, value) -> result.put(String.valueOf(name), value));
        }
    }

    private void describe(String level) throws IOException, InterruptedException {
        UpdateApp description = new UpdateApp(key.app());
        description.setTitle(key.title());
        description.setDescription("Review app of " + key.template() + ", made by Jenkins for " + key.project());
        description.setTags(List.of("review-app"));
        description.setPermissionLevel(level);
        part("description", description);
    }

    private void view(Template template) throws IOException, InterruptedException {
        SetCollaborators viewers = new SetCollaborators(key.app());
        viewers.setUsers(expandedOr(wanted.getUsers(), template.users()));
        viewers.setTeams(expandedOr(wanted.getTeams(), template.teams()));
        part("viewers", viewers);
    }

    private Object services(List<String> types, RegisteredApp app) throws IOException, InterruptedException {
        SetServices services = new SetServices(key.app());
        services.setServices(types);
        services.setNames(new ReviewAppServices(key, app, session).names(types));
        return Objects.requireNonNull(Plain.at(part("services", services), "services"));
    }

    private void mount(Template template) throws IOException, InterruptedException {
        if (wanted.isCopyMounts() || !fork.secrets()) {
            SetMounts mounts = new SetMounts(key.app());
            mounts.setMounts(fork.secrets() ? template.mounts() : List.of());
            part("mounts", mounts);
        }
    }

    private void set(ReviewAppVariables variables, RegisteredApp app, @CheckForNull ServerApp found)
            throws IOException, InterruptedException {
        Set<String> names = new TreeSet<>(variables.names());
        if (!session.dryRun()) {
            ReviewApps.get().change(app, each -> each.addVariables(names));
        }
        SetEnv setting = variables.setting(key.app());
        if (setting != null) {
            Object answer = part("variables", setting);
            names.addAll(strings(Plain.at(answer, "set")));
            names.addAll(strings(Plain.at(answer, "unchanged")));
        }
        // Only what a build set itself: what people set by hand is theirs. But code that nobody trusts sees nothing of
        // either.
        Set<String> leftOver = new TreeSet<>(app.variables());
        leftOver.addAll(fork.secrets() || found == null ? List.of() : found.settable());
        leftOver.removeAll(names);
        if (!leftOver.isEmpty()) {
            SetEnv removal = new SetEnv(key.app());
            removal.setRemove(new ArrayList<>(leftOver));
            part("left over", removal);
        }
        if (!session.dryRun()) {
            ReviewApps.get().change(app, each -> each.setVariables(names));
        }
    }

    private Object deploy(RegisteredApp app) throws IOException, InterruptedException {
        if (session.dryRun()) {
            takeOver(part("deploy", wanted.deployment(key.app(), session)));
            return result.values();
        }
        Life.refuseGone(session.build().getParent(), branch);
        ReviewApps.get().change(app, each -> each.pushedBy(session.build()));
        Object deployed =
                Objects.requireNonNull(part("deploy", wanted.deployment(key.app(), session)), "a deploy answers");
        return ReviewAppWait.after(deployed, app, result.values(), session);
    }

    @CheckForNull
    private Object part(String name, WritingOperation operation) throws IOException, InterruptedException {
        operation.setDryRun(session.dryRun());
        return session.run(name, operation);
    }

    private List<String> expandedOr(@CheckForNull List<String> names, List<String> usual) {
        return names == null ? usual : names.stream().map(session::expand).toList();
    }

    private static List<String> strings(@CheckForNull Object list) {
        return list instanceof List<?> some ? some.stream().map(String::valueOf).toList() : List.of();
    }
}
