package io.jenkins.plugins.dashenterprise.resources;

import com.apollographql.apollo.api.Optional;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.model.ScaleResourcesQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.SetResourcesMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.type.ResourceInput;
import io.jenkins.plugins.dashenterprise.graphql.model.type.ResourceSpecInput;
import io.jenkins.plugins.dashenterprise.operations.AppQuery;
import io.jenkins.plugins.dashenterprise.operations.Change;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Payload;
import io.jenkins.plugins.dashenterprise.operations.Plan;
import io.jenkins.plugins.dashenterprise.operations.Restart;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Verb;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What differs between the resources that an app's processes may use and those that they shall. */
record LimitChange(String app, Session session) {
    private static final AppQuery<ScaleResourcesQuery.Data, ScaleResourcesQuery.Apps, ScaleResourcesQuery.App> APP =
            new AppQuery<>(ScaleResourcesQuery::new, data -> data.apps, page -> page.apps, app -> app.name);

    /** Adds the mutation to a plan; {@code wanted} has the amounts by {@link ResourceName}. */
    void addTo(Plan plan, Map<String, String> wanted) throws IOException, InterruptedException {
        ScaleResourcesQuery.App found = APP.existing(app, session);
        plan.restarting(Restart.of(found.status, status -> status.running, status -> status.deploying));
        Map<String, String> present = present(Found.required(found, each -> each.resources, session));
        List<Change> changes = wanted.entrySet().stream()
                .map(each ->
                        new Change(Verb.SET, each.getKey(), !each.getValue().equals(present.get(each.getKey()))))
                .toList();
        // What is not mentioned stays as it is, whether the server replaces or merges.
        Map<String, String> all = new LinkedHashMap<>(present);
        all.putAll(wanted);
        List<ResourceInput> inputs = changes.stream()
                .filter(Change::differs)
                .map(change -> change.name().substring(0, change.name().indexOf('.')))
                .distinct()
                .map(type -> input(type, all))
                .toList();
        plan.write(
                changes,
                "to set the resources",
                new SetResourcesMutation(app, inputs),
                data -> Payload.of(
                        data.setResources, answer -> answer.error, answer -> answer.ok, answer -> answer.refresh));
    }

    private static Map<String, String> present(List<ScaleResourcesQuery.Resource> resources) {
        Map<String, String> present = new LinkedHashMap<>();
        for (ScaleResourcesQuery.Resource resource : resources) {
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
                Optional.present(type),
                Optional.present(spec(type + ".request.", all)),
                Optional.present(spec(type + ".limit.", all)));
    }

    private static ResourceSpecInput spec(String prefix, Map<String, String> all) {
        return new ResourceSpecInput(
                Optional.presentIfNotNull(all.get(prefix + "cpu")),
                Optional.presentIfNotNull(all.get(prefix + "gpu")),
                Optional.presentIfNotNull(all.get(prefix + "memory")));
    }
}
