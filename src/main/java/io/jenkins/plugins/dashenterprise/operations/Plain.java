package io.jenkins.plugins.dashenterprise.operations;

import com.apollographql.apollo.api.json.JsonNumber;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Data such as a Pipeline can save, made of what a server gives. */
public final class Plain {
    private Plain() {}

    /** What there is in data when these keys are followed one after the other, or null. */
    @CheckForNull
    public static Object at(@CheckForNull Object data, String... keys) {
        Object found = data;
        for (String key : keys) {
            found = found instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return found;
    }

    /** A copy in the collections that a Pipeline can save, and with numbers that it knows. */
    @CheckForNull
    public static Object copy(@CheckForNull Object value) {
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(copy(each)));
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(key, copy(each)));
            return copy;
        }
        return value instanceof JsonNumber number ? new BigDecimal(number.getValue()) : value;
    }
}
