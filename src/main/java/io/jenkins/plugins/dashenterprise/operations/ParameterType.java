package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a parameter takes, told by the type of its setter: how its value is made of an argument or of a form's text, how a
 * form shows it, and what can be wrong with it.
 */
enum ParameterType {
    TEXT("a text") {
        @Override
        Object taken(Object argument) {
            return Texts.of(argument);
        }
    },
    NUMBER("a whole number") {
        @Override
        Object taken(Object argument) {
            return wholeNumber(argument);
        }
    },
    FLAG("true or false") {
        @Override
        Object taken(Object argument) {
            String text = String.valueOf(Texts.of(argument)).trim().toLowerCase(Locale.ROOT);
            return text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : null;
        }
    },
    LIST("a list of texts") {
        @Override
        Object taken(Object argument) {
            return Texts.items(argument);
        }

        @Override
        Object read(String text) {
            return lines(text);
        }

        @Override
        String shown(Object value) {
            return String.join("\n", Texts.listOrEmpty((Collection<?>) value));
        }

        @Override
        String problemWith(String name, Object value) {
            return value instanceof Collection<?> list ? problemWithItems(name, list) : null;
        }
    },
    MAP("a map of texts") {
        @Override
        Object taken(Object argument) {
            return argument instanceof Map ? argument : null;
        }

        @Override
        Object read(String text) {
            return new DotEnv(text).map();
        }

        @Override
        String problemWithText(String name, String text) {
            return new DotEnv(text).problem();
        }

        @Override
        String shown(Object value) {
            return DotEnvLines.of(Texts.mapOrLines((Map<?, ?>) value, null));
        }

        @Override
        String problemWith(String name, Object value) {
            return value instanceof Map<?, ?> map ? problemWithEntries(name, map) : null;
        }
    },
    JSON("a map") {
        @Override
        Object taken(Object argument) {
            return argument instanceof Map ? argument : null;
        }

        @Override
        Object read(String text) {
            return JsonText.parse(text);
        }

        @Override
        String problemWithText(String name, String text) {
            return JsonText.problemWith(name, text);
        }

        @Override
        String shown(Object value) {
            return JsonText.of((Map<?, ?>) value);
        }
    };

    private final String wanted;

    ParameterType(String wanted) {
        this.wanted = wanted;
    }

    /** What a setter of this type takes. */
    static ParameterType of(Type type) {
        if (type == String.class) {
            return TEXT;
        }
        if (type == int.class || type == Integer.class) {
            return NUMBER;
        }
        if (type == boolean.class || type == Boolean.class) {
            return FLAG;
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return LIST;
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            return generic.getActualTypeArguments()[1] == String.class ? MAP : JSON;
        }
        throw new IllegalArgumentException("No parameter has the type " + type);
    }

    /** What the type takes, for a sentence. */
    String wanted() {
        return wanted;
    }

    /** The items of a list in a form's field. */
    static List<String> lines(String text) {
        return text.lines().map(String::trim).filter(line -> !line.isEmpty()).toList();
    }

    /** What a setter takes for an argument of whatever type, or null when it can't be that. */
    @CheckForNull
    abstract Object taken(Object argument);

    /** What a setter takes for the text of a form's field that is not blank, or null when it can't be that. */
    @CheckForNull
    Object read(String text) {
        return taken(text.trim());
    }

    /** What is wrong with the text of a form's field as such, or null. */
    @CheckForNull
    String problemWithText(String name, String text) {
        return null;
    }

    /** What a form's field shows of a value; null or empty for nothing. */
    @CheckForNull
    String shown(Object value) {
        return value.toString();
    }

    /** What is wrong with what an operation was given, perhaps by a file that somebody else wrote; or null. */
    @CheckForNull
    String problemWith(String name, Object value) {
        return null;
    }

    @CheckForNull
    private static Integer wholeNumber(Object argument) {
        String text = Texts.of(argument);
        try {
            // Of any number that fits there is a form as short as that.
            return text == null || text.length() > 20
                    ? null
                    : Integer.valueOf(new BigDecimal(text.trim()).intValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    @CheckForNull
    private static String problemWithItems(String name, Collection<?> list) {
        int number = 0;
        for (Object item : list) {
            number++;
            String text = Texts.of(item);
            if (text == null) {
                return "Item " + number + " of " + name + " is null, or no text";
            }
            if (text.lines().count() > 1) {
                return "Item " + number + " of " + name + " has more than one line";
            }
        }
        return null;
    }

    @CheckForNull
    private static String problemWithEntries(String name, Map<?, ?> map) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = Texts.of(entry.getKey());
            if (key == null) {
                return "A name in " + name + " is null, or no text";
            }
            if (Texts.of(entry.getValue()) == null) {
                return "The value of " + key + " in " + name + " is null, or no text";
            }
        }
        return null;
    }
}
