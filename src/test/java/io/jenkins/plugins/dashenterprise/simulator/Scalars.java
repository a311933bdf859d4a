package io.jenkins.plugins.dashenterprise.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The scalars that the schema adds to GraphQL's own. */
final class Scalars {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter ISO_WITHOUT_ZONE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private Scalars() {}

    static List<GraphQLScalarType> all() {
        return List.of(
                scalar("DateTime", new DateTime()),
                scalar("JSONString", new JsonString()),
                scalar("Upload", new Upload()));
    }

    private static GraphQLScalarType scalar(String name, Coercing<?, ?> coercing) {
        return GraphQLScalarType.newScalar().name(name).coercing(coercing).build();
    }

    private static final class DateTime implements Coercing<Instant, String> {
        @Override
        public String serialize(Object instant, GraphQLContext context, Locale locale) {
            return ISO_WITHOUT_ZONE.format((Instant) instant);
        }
    }

    private static final class JsonString implements Coercing<Object, String> {
        @Override
        public String serialize(Object json, GraphQLContext context, Locale locale) {
            try {
                return JSON.writeValueAsString(json);
            } catch (JsonProcessingException e) {
                throw new CoercingSerializeException(e);
            }
        }

        @Override
        public Object parseValue(Object text, GraphQLContext context, Locale locale) {
            try {
                return JSON.readValue((String) text, Object.class);
            } catch (JsonProcessingException | ClassCastException e) {
                throw new CoercingParseValueException("Badly formed JSONString", e);
            }
        }

        @Override
        public Object parseLiteral(Value<?> text, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (text instanceof StringValue string) {
                return parseValue(string.getValue(), context, locale);
            }
            throw new CoercingParseLiteralException("Badly formed JSONString");
        }
    }

    private static final class Upload implements Coercing<MultipartForm.Part, String> {
        @Override
        public MultipartForm.Part parseValue(Object part, GraphQLContext context, Locale locale) {
            if (part instanceof MultipartForm.Part file) {
                return file;
            }
            throw new CoercingParseValueException("Upload needs a multipart request");
        }
    }
}
