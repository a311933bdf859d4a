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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/API-COVERAGE.md tells the truth: no query and no mutation of the schema is out of reach of a Jenkinsfile. */
class ApiCoverageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (.+) \\|$");
    private static final Pattern STEP = Pattern.compile("`(deDash\\w+)");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```groovy\\n(.*?)```");
    private static final Pattern QUERY = Pattern.compile("query: '([^']*)'");
    private static final String GENERIC = "deDashGraphQL";

    private final TypeDefinitionRegistry schema =
            new SchemaParser().parse(Path.of("src/main/graphql/schema.graphqls").toFile());
    private final String document;

    ApiCoverageTest() throws IOException {
        document = Files.readString(Path.of("docs/API-COVERAGE.md")).replace("\r\n", "\n");
    }

    private List<String> rootFields() {
        List<String> fields = new ArrayList<>();
        for (String root : List.of("RootQuery", "Mutations")) {
            schema.getTypeOrNull(root, ObjectTypeDefinition.class).getFieldDefinitions().stream()
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
                .flatMap(operation ->
                        operation.getSelectionSet().getSelectionsOfType(graphql.language.Field.class).stream())
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

    /** The test fails with all of these, each of which says what to do. */
    private static void assertNone(Stream<String> problems) {
        List<String> found = problems.toList();
        assertTrue(found.isEmpty(), () -> "docs/API-COVERAGE.md: " + String.join("\n", found));
    }

    private static boolean isGeneric(String reachedBy) {
        return reachedBy.contains(GENERIC);
    }

    @Test
    void everyQueryAndMutationHasARow() {
        List<String> fields = rootFields();
        assertTrue(fields.size() > 30, fields.toString());
        List<String> rows = List.copyOf(rows().keySet());
        assertNone(fields.stream()
                .filter(field -> !rows.contains(field))
                .map(field -> "add the row | `" + field + "` | `deDash…` |: the schema has it"));
        assertNone(rows.stream()
                .filter(field -> !fields.contains(field))
                .map(field -> "delete the row of `" + field + "`: the schema has no such query or mutation"));
        assertEquals(fields, rows, "put the rows into the order of the schema");
    }

    @Test
    void everyStepExists() {
        Set<String> symbols =
                PluginClasses.operations().stream().map(PluginClasses::symbol).collect(Collectors.toSet());
        assertNone(rows().entrySet().stream()
                .filter(row -> !STEP.matcher(row.getValue()).find())
                .map(row -> "name a step in the row of `" + row.getKey() + "`"));
        assertNone(rows().entrySet().stream()
                .flatMap(row -> STEP.matcher(row.getValue())
                        .results()
                        .map(step -> step.group(1))
                        .filter(step -> !symbols.contains(step))
                        .map(step -> "the row of `" + row.getKey() + "` names " + step + ": there is no such step")));
    }

    @Test
    void stepsOfTheirOwnAreJustThoseOfWhatThePluginUses() {
        assertNone(rows().entrySet().stream()
                .filter(row -> isGeneric(row.getValue()) && UsedRootFields.NAMES.contains(row.getKey()))
                .map(row -> "name the step in the row of `" + row.getKey() + "` that takes it over from " + GENERIC
                        + ": src/main/graphql uses it"));
        assertNone(rows().entrySet().stream()
                .filter(row -> !isGeneric(row.getValue()) && !UsedRootFields.NAMES.contains(row.getKey()))
                .map(row -> "put " + GENERIC + " and an example into the row of `" + row.getKey()
                        + "`: nothing in src/main/graphql uses it"));
    }

    @Test
    void whatHasNoStepOfItsOwnHasAnExampleAndNothingElseHas() {
        Set<String> shown = shown();
        assertNone(rows().entrySet().stream()
                .filter(row -> isGeneric(row.getValue()) && !shown.contains(row.getKey()))
                .map(row -> "add an example that uses `" + row.getKey() + "`, as its row names no step of its own"));
        assertNone(shown.stream()
                .filter(field -> !isGeneric(rows().getOrDefault(field, GENERIC)))
                .map(field -> "delete the example of `" + field + "`, as its row names a step of its own"));
    }

    @Test
    void theExamplesAreValid() {
        for (Document example : examples()) {
            assertEquals(
                    List.of(),
                    new Validator()
                            .validateDocument(
                                    UnExecutableSchemaGenerator.makeUnExecutableSchema(schema),
                                    example,
                                    Locale.ENGLISH));
        }
    }
}
