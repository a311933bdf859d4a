package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import io.jenkins.plugins.dashenterprise.graphql.model.UsedRootFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/API-COVERAGE.md tells the truth: no query and no mutation of the schema is out of reach of a Jenkinsfile. */
class ApiCoverageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (.+) \\|$");
    private static final Pattern STEP = Pattern.compile("`(deDash\\w+)");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```groovy\\n(.*?)```");
    private static final Pattern QUERY = Pattern.compile("query: '([^']*)'");
    private static final String GENERIC = "deDashGraphQL";

    private final TypeDefinitionRegistry schema = new SchemaParser().parse(Path.of("src/main/graphql/schema.graphqls").toFile());
    private final String document;

    ApiCoverageTest() throws IOException {
        document = Files.readString(Path.of("docs/API-COVERAGE.md")).replace("\r\n", "\n");
    }

    private List<String> rootFields() {
        List<String> fields = new ArrayList<>();
        for (String root : List.of("RootQuery", "Mutations")) {
            schema.getType(root, ObjectTypeDefinition.class).orElseThrow().getFieldDefinitions().stream()
                    .map(FieldDefinition::getName)
                    .forEach(fields::add);
        }
        return fields;
    }

    private Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        Matcher row = ROW.matcher(document);
        while (row.find()) {
            assertEquals(null, rows.put(row.group(1), row.group(2)), row.group(1) + " has one row");
        }
        return rows;
    }

    /** The root fields that the examples of the document use. */
    private Set<String> shown() {
        return examples().stream()
                .flatMap(example -> example.getDefinitionsOfType(OperationDefinition.class).stream())
                .flatMap(operation -> operation.getSelectionSet().getSelectionsOfType(graphql.language.Field.class).stream())
                .map(graphql.language.Field::getName)
                .collect(Collectors.toSet());
    }

    private List<Document> examples() {
        List<Document> examples = new ArrayList<>();
        Matcher example = EXAMPLE.matcher(document);
        while (example.find()) {
            Matcher query = QUERY.matcher(example.group(1));
            while (query.find()) {
                examples.add(Parser.parse(query.group(1)));
            }
        }
        return examples;
    }

    @Test
    void everyQueryAndMutationHasARow() {
        assertTrue(rootFields().size() > 30, rootFields().toString());
        assertEquals(rootFields(), List.copyOf(rows().keySet()));
    }

    @Test
    void everyStepExists() {
        Set<String> symbols = PluginClasses.operations().stream().map(PluginClasses::symbol).collect(Collectors.toSet());
        rows().forEach((field, reachedBy) -> {
            Matcher step = STEP.matcher(reachedBy);
            assertTrue(step.find(), field + " has a step");
            do {
                assertTrue(symbols.contains(step.group(1)), step.group(1) + " is a step");
            } while (step.find());
        });
    }

    @Test
    void stepsOfTheirOwnAreJustThoseOfWhatThePluginUses() {
        List<String> own = rows().entrySet().stream()
                .filter(row -> !row.getValue().contains(GENERIC))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        assertEquals(UsedRootFields.NAMES, own);
    }

    @Test
    void whatHasNoStepOfItsOwnHasAnExample() {
        Set<String> shown = shown();
        rows().forEach((field, reachedBy) ->
                assertTrue(!reachedBy.contains(GENERIC) || shown.contains(field), field + " has an example"));
    }

    @Test
    void theExamplesAreValid() {
        List<Document> examples = examples();
        assertTrue(examples.size() >= 4, "found " + examples.size());
        for (Document example : examples) {
            assertEquals(List.of(), new Validator()
                    .validateDocument(UnExecutableSchemaGenerator.makeUnExecutableSchema(schema), example, Locale.ENGLISH));
        }
    }
}
