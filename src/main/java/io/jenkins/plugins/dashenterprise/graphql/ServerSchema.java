package io.jenkins.plugins.dashenterprise.graphql;

import io.jenkins.plugins.dashenterprise.graphql.model.ServerOperationsQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.UsedRootFields;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a server says of itself by introspection. */
public final class ServerSchema {
    private ServerSchema() {}

    /** The queries and mutations that the plugin uses and the server does not have, sorted. */
    public static List<String> missing(GraphQlClient client) throws GraphQlException, InterruptedException {
        ServerOperationsQuery.__Schema schema = client.execute(new ServerOperationsQuery()).__schema;
        Set<String> known = new HashSet<>();
        schema.queryType.fields.forEach(field -> known.add(field.name));
        if (schema.mutationType != null) {
            schema.mutationType.fields.forEach(field -> known.add(field.name));
        }
        return UsedRootFields.NAMES.stream()
                .filter(name -> !known.contains(name))
                .toList();
    }
}
