package io.jenkins.plugins.dashenterprise.resources;

import io.jenkins.plugins.dashenterprise.graphql.model.ScaleResourcesQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.SetResourcesMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.type.ResourceInput;
import io.jenkins.plugins.dashenterprise.operations.AppQuery;
import io.jenkins.plugins.dashenterprise.operations.Change;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Payload;
import io.jenkins.plugins.dashenterprise.operations.Plan;
import io.jenkins.plugins.dashenterprise.operations.Restart;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Verb;
import java.io.IOException;
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
        Amounts present = Amounts.of(Found.required(found, each -> each.resources, session));
        List<Change> changes = wanted.entrySet().stream()
                .map(each -> new Change(Verb.SET, each.getKey(), !present.has(each)))
                .toList();
        // What is not mentioned stays as it is, whether the server replaces or merges.
        Amounts all = present.with(wanted);
        plan.write(
                changes,
                "to set the resources",
                new SetResourcesMutation(app, inputs(changes, all)),
                data -> Payload.of(
                        data.setResources, answer -> answer.error, answer -> answer.ok, answer -> answer.refresh));
    }

    /** What to send: all amounts of each type of process of which one differs. */
    private static List<ResourceInput> inputs(List<Change> changes, Amounts all) {
        return changes.stream()
                .filter(Change::differs)
                .map(change -> change.name().substring(0, change.name().indexOf('.')))
                .distinct()
                .map(all::input)
                .toList();
    }
}
