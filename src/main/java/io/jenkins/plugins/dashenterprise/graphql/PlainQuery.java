package io.jenkins.plugins.dashenterprise.graphql;

import com.apollographql.apollo.api.Adapter;
import com.apollographql.apollo.api.Adapters;
import com.apollographql.apollo.api.CompiledField;
import com.apollographql.apollo.api.CustomScalarAdapters;
import com.apollographql.apollo.api.ObjectType;
import com.apollographql.apollo.api.Query;
import com.apollographql.apollo.api.json.JsonReader;
import com.apollographql.apollo.api.json.JsonWriter;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.util.Map;

/**
 * A query whose selection is only known when it is made, so that no model can be generated.
 *
 * @param name of the operation, as the document has it
 * @param variables strings and booleans, by name
 */
public record PlainQuery(String name, String document, Map<String, ?> variables) implements Query<PlainQuery.Data> {

    /**
     * The answer.
     *
     * @param content maps, lists, strings, numbers, booleans and null
     */
    public record Data(@CheckForNull Object content) implements Query.Data {}

    @Override
    public String id() {
        return document;
    }

    @Override
    public void serializeVariables(JsonWriter writer, CustomScalarAdapters scalars, boolean withDefaults)
            throws IOException {
        for (Map.Entry<String, ?> variable : variables.entrySet()) {
            writer.name(variable.getKey());
            Adapters.AnyAdapter.toJson(writer, scalars, variable.getValue());
        }
    }

    @Override
    public Adapter<Data> adapter() {
        return new Adapter<>() {
            @Override
            public Data fromJson(JsonReader reader, CustomScalarAdapters scalars) throws IOException {
                return new Data(Adapters.AnyAdapter.fromJson(reader, scalars));
            }

            @Override
            public void toJson(JsonWriter writer, CustomScalarAdapters scalars, Data data) throws IOException {
                Adapters.NullableAnyAdapter.toJson(writer, scalars, data.content());
            }
        };
    }

    @Override
    public CompiledField rootField() {
        return new CompiledField.Builder("data", new ObjectType.Builder("RootQuery").build()).build();
    }
}
