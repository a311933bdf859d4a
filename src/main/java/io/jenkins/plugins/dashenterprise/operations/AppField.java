package io.jenkins.plugins.dashenterprise.operations;

import com.apollographql.apollo.api.CustomScalarAdapters;
import com.apollographql.apollo.api.Query;
import com.apollographql.apollo.api.json.MapJsonWriter;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dashenterprise.graphql.model.AppInfoCollaboratorsQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.AppInfoDependenciesQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.AppInfoEnvironmentQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.AppInfoLogsQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.AppInfoMetadataQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.AppInfoMountsQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.AppInfoOwnerQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.AppInfoProcessesQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.AppInfoResourcesQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.AppInfoRevisionQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.AppInfoServicesQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.AppInfoTimestampsQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.AppInfoUsageQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * A fact of an app that can be asked for alone.
 *
 * @param name its name in a Jenkinsfile, and in the answer to the query
 * @param query makes the query of an app's name and of whether to look among all apps
 */
record AppField<D extends Query.Data>(String name, BiFunction<String, Boolean, Query<D>> query) {
    private static final List<AppField<?>> ALL = List.of(
            new AppField<>("owner", AppInfoOwnerQuery::new),
            new AppField<>("metadata", AppInfoMetadataQuery::new),
            new AppField<>("collaborators", AppInfoCollaboratorsQuery::new),
            new AppField<>("mounts", AppInfoMountsQuery::new),
            new AppField<>("processes", AppInfoProcessesQuery::new),
            new AppField<>("services", AppInfoServicesQuery::new),
            new AppField<>("resources", AppInfoResourcesQuery::new),
            new AppField<>("usage", AppInfoUsageQuery::new),
            new AppField<>("timestamps", AppInfoTimestampsQuery::new),
            new AppField<>("revision", AppInfoRevisionQuery::new),
            new AppField<>("dependencies", AppInfoDependenciesQuery::new),
            new AppField<>("environment", AppInfoEnvironmentQuery::new),
            new AppField<>("logs", AppInfoLogsQuery::new));

    /** What is wrong with a list of names, or null. */
    @CheckForNull
    static String problemWith(List<String> names) {
        List<String> known = ALL.stream().map(AppField::name).toList();
        return names.stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .map(name -> "'" + name + "' is no field of an app: there are " + String.join(", ", known))
                .orElse(null);
    }

    /** The fields of these names, or all when there are none. */
    static List<AppField<?>> of(List<String> names) {
        return ALL.stream().filter(field -> names.isEmpty() || names.contains(field.name())).collect(Collectors.toList());
    }

    /** The app's value as plain data, or null when the server does not tell. */
    @CheckForNull
    Object read(String app, Session session) throws IOException, InterruptedException {
        D data = session.queryApps(all -> query.apply(app, all));
        MapJsonWriter writer = new MapJsonWriter();
        query.apply(app, true).adapter().toJson(writer, CustomScalarAdapters.Empty, data);
        List<?> apps = (List<?>) Found.required(part(writer.root(), "apps"), answer -> part(answer, "apps"), session);
        Object found = apps.stream().filter(each -> Objects.equals(part(each, "name"), app)).findFirst().orElse(null);
        if (found == null) {
            throw AppStatus.missing(app, session);
        }
        return plain(value(found));
    }

    @CheckForNull
    private Object value(Object app) {
        Object place = part(app, "analytics") instanceof Map<?, ?> analytics ? analytics : app;
        Object value = part(place, name);
        return switch (name) {
            case "owner" -> part(value, "username");
            case "metadata" -> withListOfTags(value);
            default -> value;
        };
    }

    @CheckForNull
    private static Object withListOfTags(@CheckForNull Object metadata) {
        if (!(metadata instanceof Map<?, ?> map)) {
            return null;
        }
        Map<Object, Object> copy = new LinkedHashMap<>(map);
        copy.put("tags", new ArrayList<>(Tags.parse((String) map.get("tags"))));
        return copy;
    }

    @CheckForNull
    private static Object part(@CheckForNull Object whole, String key) {
        return whole instanceof Map<?, ?> map ? map.get(key) : null;
    }

    /** A copy in the collections that a Pipeline can save. */
    @CheckForNull
    private static Object plain(@CheckForNull Object value) {
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(plain(each)));
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(key, plain(each)));
            return copy;
        }
        return value;
    }
}
