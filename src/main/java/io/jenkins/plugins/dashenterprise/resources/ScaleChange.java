package io.jenkins.plugins.dashenterprise.resources;

import com.apollographql.apollo.api.Optional;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.model.ScaleProcessesMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.ScaleQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.type.ProcessInput;
import io.jenkins.plugins.dashenterprise.operations.AppQuery;
import io.jenkins.plugins.dashenterprise.operations.Change;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Payload;
import io.jenkins.plugins.dashenterprise.operations.Plan;
import io.jenkins.plugins.dashenterprise.operations.Restart;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Verb;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What differs between the processes that an app has and those that it shall have. */
record ScaleChange(String app, Session session) {
    static final Verb SCALE = new Verb("scale", "scaled");
    private static final AppQuery<ScaleQuery.Data, ScaleQuery.Apps, ScaleQuery.App> APP =
            new AppQuery<>(ScaleQuery::new, data -> data.apps, page -> page.apps, app -> app.name);

    /** Adds the mutation to a plan; {@code wanted} has the numbers by type. */
    void addTo(Plan plan, Map<String, Integer> wanted) throws IOException, InterruptedException {
        ScaleQuery.App found = APP.existing(app, session);
        plan.restarting(Restart.of(found.status, status -> status.running, status -> status.deploying));
        List<ScaleQuery.Process> present = Found.required(found, each -> each.processes, session);
        tellUnknown(wanted.keySet(), present);
        List<Change> changes = new ArrayList<>();
        List<ProcessInput> differing = new ArrayList<>();
        wanted.forEach((type, number) -> {
            boolean differs = !number.equals(number(type, present));
            changes.add(new Change(SCALE, type, differs));
            if (differs) {
                differing.add(new ProcessInput(Optional.present(type), Optional.present(number)));
            }
        });
        if (!differing.isEmpty() && Boolean.FALSE.equals(Found.part(found.status, status -> status.canScale))) {
            throw new AbortException("App '" + app + "' cannot be scaled now: " + session.server()
                    + " says so (canScale is false). Deploy the app first, and scale it when no deploy is under way.");
        }
        plan.write(
                changes,
                "to scale the processes",
                new ScaleProcessesMutation(app, differing),
                data -> Payload.of(
                        data.scaleProcesses, answer -> answer.error, answer -> answer.ok, answer -> answer.refresh));
    }

    /** Nobody knows whether a server tells of each type of process that an app may have, so none is refused. */
    private void tellUnknown(Set<String> wanted, List<ScaleQuery.Process> present) {
        Set<String> known = present.stream()
                .map(process -> Found.part(process, each -> each.type))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> unknown = new LinkedHashSet<>(wanted);
        unknown.removeAll(known);
        if (!known.isEmpty() && !unknown.isEmpty()) {
            session.log("App '" + app + "' has " + ForeignText.of(String.join(", ", known)) + ", and no "
                    + String.join(", ", unknown)
                    + " as far as " + session.server() + " tells. That is asked for all the same:"
                    + " it does nothing unless the app's Procfile names it.");
        }
    }

    @CheckForNull
    private static Integer number(String type, List<ScaleQuery.Process> present) {
        return Found.part(Found.named(type, present, process -> process.type), process -> process.number);
    }
}
