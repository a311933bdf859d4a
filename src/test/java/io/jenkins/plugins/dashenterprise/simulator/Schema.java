package io.jenkins.plugins.dashenterprise.simulator;

import graphql.GraphQL;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.schema.DataFetcher;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The API's schema, as a whole or with less, as older servers have it. */
final class Schema {
    private final Set<String> missing;

    Schema(Set<String> missing) {
        this.missing = missing;
    }

    GraphQL executable(Map<String, Map<String, DataFetcher<?>>> fields, DataFetcherExceptionHandler errors) {
        TypeDefinitionRegistry types = parse();
        types.getTypes(ObjectTypeDefinition.class).forEach(type -> replace(types, type, pruned(type)));
        types.getTypes(InputObjectTypeDefinition.class).forEach(type -> replace(types, type, pruned(type)));
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
        Scalars.all().forEach(wiring::scalar);
        fields.forEach((type, fetchers) -> wiring.type(type, builder -> {
            fetchers.forEach(builder::dataFetcher);
            return builder;
        }));
        return GraphQL.newGraphQL(new SchemaGenerator().makeExecutableSchema(types, wiring.build()))
                .defaultDataFetcherExceptionHandler(errors)
                .build();
    }

    private static TypeDefinitionRegistry parse() {
        try (InputStream sdl = Schema.class.getResourceAsStream("/schema.graphqls")) {
            return new SchemaParser().parse(sdl);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void replace(TypeDefinitionRegistry types, TypeDefinition<?> before, TypeDefinition<?> after) {
        types.remove(before);
        types.add(after);
    }

    private ObjectTypeDefinition pruned(ObjectTypeDefinition type) {
        List<FieldDefinition> fields = present(type.getName() + ".", "", type.getFieldDefinitions()).stream()
                .map(field -> pruned(type, field))
                .toList();
        return type.transform(builder -> builder.fieldDefinitions(fields));
    }

    private FieldDefinition pruned(ObjectTypeDefinition type, FieldDefinition field) {
        String prefix = type.getName() + "." + field.getName() + "(";
        return field.transform(
                builder -> builder.inputValueDefinitions(present(prefix, ":)", field.getInputValueDefinitions())));
    }

    private InputObjectTypeDefinition pruned(InputObjectTypeDefinition type) {
        return type.transform(builder ->
                builder.inputValueDefinitions(present(type.getName() + ".", "", type.getInputValueDefinitions())));
    }

    private <T extends NamedNode<?>> List<T> present(String prefix, String suffix, List<T> nodes) {
        return nodes.stream()
                .filter(node -> !missing.contains(prefix + node.getName() + suffix))
                .toList();
    }
}
