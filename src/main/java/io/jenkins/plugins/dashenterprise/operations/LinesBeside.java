package io.jenkins.plugins.dashenterprise.operations;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The list beside a map, in which it is given by what knows no maps: {@code varLines} beside {@code vars}. */
final class LinesBeside {
    private static final String LINES = "Lines";

    private LinesBeside() {}

    /** The list's name, which drops the map's plural. */
    static String name(String map) {
        int plural = map.endsWith("ses") ? 2 : map.endsWith("s") ? 1 : 0;
        return map.substring(0, map.length() - plural) + LINES;
    }

    /** Whether a parameter is such a list. */
    static boolean is(String parameter) {
        return parameter.endsWith(LINES);
    }

    /** Whether there are lines beside a map, and they are not what the map was made of. */
    static boolean contradict(Parameter parameter, Map<?, ?> map, Operation operation) {
        return Parameter.of(operation.getClass()).stream()
                .filter(each -> each.name().equals(name(parameter.name())))
                .map(each -> (List<?>) each.get(operation))
                .anyMatch(lines -> lines != null && !lines.isEmpty() && !make(parameter.type(), lines, map));
    }

    private static boolean make(ParameterType type, List<?> lines, Map<?, ?> map) {
        return type == ParameterType.JSON
                ? JsonText.parse(JsonText.textOrLines(null, lines)).equals(map)
                : Objects.equals(Texts.trimmedMap(NameValueLines.map(lines)), Texts.trimmedMap(map));
    }
}
