package io.jenkins.plugins.dashenterprise.apps;

import com.apollographql.apollo.api.Optional;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.model.AppDescriptionQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.UpdateAppMutation;
import io.jenkins.plugins.dashenterprise.graphql.model.type.AppMetaDataInput;
import io.jenkins.plugins.dashenterprise.graphql.model.type.ContactInput;
import io.jenkins.plugins.dashenterprise.graphql.model.type.PermissionLevels;
import io.jenkins.plugins.dashenterprise.operations.Change;
import io.jenkins.plugins.dashenterprise.operations.Found;
import io.jenkins.plugins.dashenterprise.operations.Payload;
import io.jenkins.plugins.dashenterprise.operations.Plan;
import io.jenkins.plugins.dashenterprise.operations.Verb;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes what differs between the description that an app has and the one that it shall have. */
final class DescriptionChange {
    private final String app;
    private final Map<String, Object> wanted;

    /**
     * A change to come.
     *
     * @param wanted the fields that are not left alone: tags is a set, contact a map
     */
    DescriptionChange(String app, Map<String, Object> wanted) {
        this.app = app;
        this.wanted = wanted;
    }

    /** Adds the mutation to a plan. */
    void addTo(Plan plan, @CheckForNull AppDescriptionQuery.Metadata metadata) {
        Map<String, Object> present = present(metadata);
        complete(present.get("contact"));
        Map<String, Object> differing = new LinkedHashMap<>(wanted);
        differing.entrySet().removeIf(entry -> entry.getValue().equals(present.get(entry.getKey())));
        List<Change> changes = wanted.keySet().stream()
                .map(field -> new Change(Verb.CHANGE, field, differing.containsKey(field)))
                .toList();
        plan.write(
                changes,
                "to change " + String.join(", ", differing.keySet()),
                new UpdateAppMutation(app, input(differing)),
                data -> Payload.of(data.updateApp, answer -> answer.error, answer -> answer.app));
    }

    private static Map<String, Object> present(@CheckForNull AppDescriptionQuery.Metadata metadata) {
        Map<String, Object> present = new HashMap<>();
        present.put("title", Objects.requireNonNullElse(Found.part(metadata, each -> each.title), ""));
        present.put("description", Objects.requireNonNullElse(Found.part(metadata, each -> each.description), ""));
        present.put("tags", Tags.parse(Found.part(metadata, each -> each.tags)));
        present.put(
                "permissionLevel",
                Found.part(Found.part(metadata, each -> each.permissionLevel), level -> level.rawValue));
        present.put("showInPortal", Boolean.TRUE.equals(Found.part(metadata, each -> each.showInPortal)));
        present.put("sortRank", Found.part(metadata, each -> each.sortRank));
        AppDescriptionQuery.Contact contact = Found.part(metadata, each -> each.contact);
        Map<String, String> both = new TreeMap<>();
        both.put("name", Objects.requireNonNullElse(Found.part(contact, each -> each.name), ""));
        both.put("email", Objects.requireNonNullElse(Found.part(contact, each -> each.email), ""));
        present.put("contact", both);
        return present;
    }

    /** Nobody knows whether the server would keep the half of a contact that is left out. */
    private void complete(Object present) {
        wanted.computeIfPresent("contact", (field, given) -> {
            Map<Object, Object> both = new TreeMap<>((Map<?, ?>) present);
            both.putAll((Map<?, ?>) given);
            return both;
        });
    }

    private static AppMetaDataInput input(Map<String, Object> differing) {
        return new AppMetaDataInput(
                given(differing.get("title"), Object::toString),
                given(differing.get("description"), Object::toString),
                given(differing.get("tags"), tags -> Tags.format((Set<?>) tags)),
                given(differing.get("permissionLevel"), level -> PermissionLevels.safeValueOf(level.toString())),
                given(differing.get("showInPortal"), Boolean.class::cast),
                given(differing.get("sortRank"), Integer.class::cast),
                given(differing.get("contact"), contact -> contact((Map<?, ?>) contact)));
    }

    private static ContactInput contact(Map<?, ?> contact) {
        return new ContactInput(
                Optional.present(String.valueOf(contact.get("name"))),
                Optional.present(String.valueOf(contact.get("email"))));
    }

    /** What is left out stays as it is. */
    private static <T> Optional<T> given(@CheckForNull Object value, Function<Object, T> sent) {
        return value == null ? Optional.absent() : Optional.present(sent.apply(value));
    }
}
