package io.jenkins.plugins.dashenterprise.environment;

import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.operations.Change;
import io.jenkins.plugins.dashenterprise.operations.Payload;
import io.jenkins.plugins.dashenterprise.operations.Plan;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Verb;
import io.jenkins.plugins.dashenterprise.text.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What differs between the variables that there are and those that there shall be; values stay in here.
 *
 * @param wanted the values, by name
 * @param unwanted names
 */
record EnvironmentChange(Variables variables, Map<String, String> wanted, List<String> unwanted, Session session) {

    /** The plan, made. */
    Plan make() throws IOException, InterruptedException {
        session.log("Setting the environment of " + variables + " on " + session.server() + ": "
                + String.join(", ", names()));
        Variables.Present found = variables.present();
        Map<String, Variables.Variable> present = found.variables();
        refuseReadonly(present);
        Plan plan = new Plan(session, Verb.SET, Verb.REMOVE).restarting(found.restart());
        wanted.forEach((name, value) -> plan.write(
                List.of(new Change(
                        Verb.SET,
                        name,
                        !present.containsKey(name)
                                || !value.equals(present.get(name).value()))),
                () -> set(name, value, present.containsKey(name))));
        unwanted.forEach(name ->
                plan.write(List.of(new Change(Verb.REMOVE, name, present.containsKey(name))), () -> remove(name)));
        plan.make();
        String app = variables.app();
        plan.tell(
                "Environment of "
                        + (app == null ? variables : Link.to(session.server().managerUrl(app), app)),
                "as wanted already");
        return plan;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(wanted.keySet());
        names.addAll(unwanted);
        return names;
    }

    private void refuseReadonly(Map<String, Variables.Variable> present) throws AbortException {
        String readonly = names().stream()
                .filter(name -> present.containsKey(name) && present.get(name).readonly())
                .filter(name ->
                        !Objects.equals(wanted.get(name), present.get(name).value()))
                .collect(Collectors.joining(", "));
        if (!readonly.isEmpty()) {
            throw new AbortException(session.subject() + session.server() + " itself sets " + readonly
                    + ", which cannot be changed. Nothing was written; leave it out.");
        }
    }

    private Payload set(String name, String value, boolean present) throws IOException, InterruptedException {
        Payload answer = variables.set(name, value);
        String error = answer.error();
        if (present && error != null && error.contains("exists")) {
            boolean refresh = remove(name).refresh();
            answer = variables.set(name, value);
            answer = new Payload(answer.error(), answer.required(), refresh || answer.refresh());
        }
        return answer.checked("to set " + name, session);
    }

    private Payload remove(String name) throws IOException, InterruptedException {
        return variables.remove(name).checked("to remove " + name, session);
    }
}
