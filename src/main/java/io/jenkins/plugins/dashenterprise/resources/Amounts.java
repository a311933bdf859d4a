package io.jenkins.plugins.dashenterprise.resources;

import com.apollographql.apollo.api.Optional;
import io.jenkins.plugins.dashenterprise.graphql.model.ScaleResourcesQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.type.ResourceInput;
import io.jenkins.plugins.dashenterprise.graphql.model.type.ResourceSpecInput;
import io.jenkins.plugins.dashenterprise.operations.Found;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How much an app's processes may use, by {@link ResourceName}. */
record Amounts(Map<String, String> byName) {

    /** As the server tells of them; what it does not limit is not among them. */
    static Amounts of(List<ScaleResourcesQuery.Resource> resources) {
        Map<String, String> amounts = new LinkedHashMap<>();
        resources.stream().filter(Objects::nonNull).forEach(each -> {
            amounts.put(each.type + ".request.cpu", Found.part(each.request, spec -> spec.cpu));
            amounts.put(each.type + ".request.gpu", Found.part(each.request, spec -> spec.gpu));
            amounts.put(each.type + ".request.memory", Found.part(each.request, spec -> spec.memory));
            amounts.put(each.type + ".limit.cpu", Found.part(each.limit, spec -> spec.cpu));
            amounts.put(each.type + ".limit.gpu", Found.part(each.limit, spec -> spec.gpu));
            amounts.put(each.type + ".limit.memory", Found.part(each.limit, spec -> spec.memory));
        });
        amounts.values().removeIf(Objects::isNull);
        return new Amounts(amounts);
    }

    boolean has(Map.Entry<String, String> amount) {
        return amount.getValue().equals(byName.get(amount.getKey()));
    }

    /** These, with others in the place of those of the same names. */
    Amounts with(Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>(byName);
        all.putAll(others);
        return new Amounts(all);
    }

    /** Those of a type of process, as the server takes them. */
    ResourceInput input(String type) {
        return new ResourceInput(
                Optional.present(type),
                Optional.present(spec(type + ".request.")),
                Optional.present(spec(type + ".limit.")));
    }

    private ResourceSpecInput spec(String prefix) {
        return new ResourceSpecInput(
                Optional.presentIfNotNull(byName.get(prefix + "cpu")),
                Optional.presentIfNotNull(byName.get(prefix + "gpu")),
                Optional.presentIfNotNull(byName.get(prefix + "memory")));
    }
}
