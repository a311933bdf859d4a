package hudson;

import java.util.Map;
import java.util.TreeMap;

public class EnvVars extends TreeMap<String, String> {
    public EnvVars() {
        super(String.CASE_INSENSITIVE_ORDER);
    }

    public EnvVars(Map<String, String> variables) {
        this();
        putAll(variables);
    }

    @Override
    public String put(String key, String value) {
        if (value == null) {
            throw new IllegalArgumentException("Null value not allowed as an environment variable: " + key);
        }
        return super.put(key, value);
    }

    public EnvVars overrideAll(Map<String, String> variables) {
        variables.forEach((key, value) -> {
            if (value == null || value.isEmpty()) {
                remove(key);
            } else {
                put(key, value);
            }
        });
        return this;
    }

    public String expand(String text) {
        return Util.replaceMacro(text, this);
    }
}
