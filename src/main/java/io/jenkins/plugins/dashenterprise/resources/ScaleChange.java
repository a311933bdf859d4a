package io.jenkins.plugins.dashenterprise.resources;

import com.apollographql.apollo.api.Optional;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.apps.AppStatus;
import io.jenkins.plugins.dashenterprise.deploy.Deploy;
import io.jenkins.plugins.dashenterprise.graphql.GraphQlException;
import io.jenkins.plugins.dashenterprise.graphql.model.ScaleProcessesMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.ScaleQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.ScaleResourcesQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.SetResourcesMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.type.ProcessInput;
import io.jenkins.plugins.dashenterprise.graphql.model.type.ResourceInput;
import io.jenkins.plugins.dashenterprise.graphql.model.type.ResourceSpecInput;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes what differs between the processes and resources that an app has and those that it shall have. */
final class ScaleChange {
    private final String app;
    private final Session session;
    private final List<String> changed = new ArrayList<>();
    private boolean refresh;

    ScaleChange(String app, Session session) {
        this.app = app;
        this.session = session;
    }

    /** {@code web 2, worker 1, web.limit.memory 1Gi}. */
    static String list(Map<String, String> processes, Map<String, String> resources) {
        Map<String, String> all = new LinkedHashMap<>(processes);
        all.putAll(resources);
        return all.entrySet().stream().map(each -> each.getKey() + " " + each.getValue()).collect(Collectors.joining(", "));
    }

    Map<String, Object> make(Map<String, String> processes, Map<String, String> resources)
            throws IOException, InterruptedException {
        if (!processes.isEmpty()) {
            scale(processes);
        }
        try {
            if (!resources.isEmpty()) {
                limit(resources);
            }
        } catch (GraphQlException e) {
            throw e.explained("", soFar());
        } catch (AbortException e) {
            throw new AbortException(e.getMessage() + soFar());
        }
        session.log("Scale of " + app + ": "
                + (changed.isEmpty() ? "as wanted already." : "changed " + String.join(", ", changed) + "."));
        return result(processes, resources);
    }

    private void scale(Map<String, String> wanted) throws IOException, InterruptedException {
        ScaleQuery.Apps apps = session.queryApps(all -> new ScaleQuery(app, all)).apps;
        ScaleQuery.App found = Found.named(app, Found.required(apps, answer -> answer.apps, session), each -> each.name);
        if (found == null) {
            throw AppStatus.missing(app, session);
        }
        Map<String, Integer> present = new LinkedHashMap<>();
        Found.required(found, each -> each.processes, session).stream()
                .filter(Objects::nonNull)
                .forEach(process -> present.put(process.type, process.number));
        List<ProcessInput> differing = new ArrayList<>();
        wanted.forEach((type, number) -> {
            Integer count = Integer.valueOf(number);
            if (!count.equals(present.get(type))) {
                differing.add(new ProcessInput(Optional.present(type), Optional.present(count)));
            }
            note(type, !count.equals(present.get(type)), session.hasBegun("scale " + type));
        });
        if (!differing.isEmpty()) {
            scale(differing, Boolean.FALSE.equals(Found.part(found.status, status -> status.canScale)));
        }
    }

    private void scale(List<ProcessInput> differing, boolean fixed) throws IOException, InterruptedException {
        if (fixed) {
            throw new AbortException("App '" + app + "' cannot be scaled now: " + session.server()
                    + " says so (canScale is false). Deploy the app first, and scale it when no deploy is under way.");
        }
        for (ProcessInput each : differing) {
            session.begin("scale " + each.type.getOrNull());
        }
        ScaleProcessesMutation.ScaleProcesses answer =
                session.mutate("scale", new ScaleProcessesMutation(app, differing)).scaleProcesses;
        session.refuseError("to scale the processes", Found.part(answer, payload -> payload.error));
        Found.required(answer, payload -> payload.ok, session);
        refresh |= Boolean.TRUE.equals(answer.refresh);
    }

    private void limit(Map<String, String> wanted) throws IOException, InterruptedException {
        Map<String, String> present = present();
        List<String> types = new ArrayList<>();
        wanted.forEach((name, amount) -> {
            boolean differs = !amount.equals(present.get(name));
            note(name, differs, session.hasBegun("set " + name));
            String type = type(name);
            if (differs && !types.contains(type)) {
                types.add(type);
            }
        });
        if (types.isEmpty()) {
            return;
        }
        for (Map.Entry<String, String> entry : wanted.entrySet()) {
            if (!entry.getValue().equals(present.get(entry.getKey()))) {
                session.begin("set " + entry.getKey());
            }
        }
        // What is not mentioned stays as it is, whether the server replaces or merges.
        Map<String, String> all = new LinkedHashMap<>(present);
        all.putAll(wanted);
        SetResourcesMutation.SetResources answer = session.mutate(
                        "resources", new SetResourcesMutation(app, types.stream().map(type -> input(type, all)).toList()))
                .setResources;
        session.refuseError("to set the resources", Found.part(answer, payload -> payload.error));
        Found.required(answer, payload -> payload.ok, session);
        refresh |= Boolean.TRUE.equals(answer.refresh);
    }

    private Map<String, String> present() throws IOException, InterruptedException {
        ScaleResourcesQuery.Apps apps = session.queryApps(all -> new ScaleResourcesQuery(app, all)).apps;
        ScaleResourcesQuery.App found =
                Found.named(app, Found.required(apps, answer -> answer.apps, session), each -> each.name);
        if (found == null) {
            throw AppStatus.missing(app, session);
        }
        Map<String, String> present = new LinkedHashMap<>();
        for (ScaleResourcesQuery.Resource resource : Found.required(found, each -> each.resources, session)) {
            if (resource != null) {
                put(present, resource.type + ".request.cpu", Found.part(resource.request, spec -> spec.cpu));
                put(present, resource.type + ".request.gpu", Found.part(resource.request, spec -> spec.gpu));
                put(present, resource.type + ".request.memory", Found.part(resource.request, spec -> spec.memory));
                put(present, resource.type + ".limit.cpu", Found.part(resource.limit, spec -> spec.cpu));
                put(present, resource.type + ".limit.gpu", Found.part(resource.limit, spec -> spec.gpu));
                put(present, resource.type + ".limit.memory", Found.part(resource.limit, spec -> spec.memory));
            }
        }
        return present;
    }

    private static void put(Map<String, String> present, String name, @CheckForNull String amount) {
        if (amount != null) {
            present.put(name, amount);
        }
    }

    private static ResourceInput input(String type, Map<String, String> all) {
        return new ResourceInput(
                Optional.present(type), Optional.present(spec(type + ".request.", all)), Optional.present(spec(type + ".limit.", all)));
    }

    private static ResourceSpecInput spec(String prefix, Map<String, String> all) {
        return new ResourceSpecInput(
                Optional.presentIfNotNull(all.get(prefix + "cpu")),
                Optional.presentIfNotNull(all.get(prefix + "gpu")),
                Optional.presentIfNotNull(all.get(prefix + "memory")));
    }

    /** A change whose answer was lost is found made. */
    private void note(String name, boolean differs, boolean begun) {
        if (differs || begun) {
            changed.add(name);
        }
        refresh |= begun && !differs;
    }

    private static String type(String resource) {
        return resource.substring(0, resource.indexOf('.'));
    }

    private String soFar() {
        List<String> processes = changed.stream().filter(name -> name.indexOf('.') < 0).toList();
        return processes.isEmpty() ? "" : " Done before: scaled " + String.join(", ", processes) + ".";
    }

    private Map<String, Object> result(Map<String, String> processes, Map<String, String> resources) {
        Map<String, Object> counts = new LinkedHashMap<>();
        processes.forEach((type, number) -> counts.put(type, Integer.valueOf(number)));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("app", app);
        result.put("processes", counts);
        result.put("resources", new LinkedHashMap<>(resources));
        result.put("changed", changed);
        result.put("refresh", refresh);
        return result;
    }
}
