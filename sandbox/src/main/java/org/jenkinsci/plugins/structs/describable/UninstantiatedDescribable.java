package org.jenkinsci.plugins.structs.describable;

import java.util.Map;

public class UninstantiatedDescribable {
    public static final String ANONYMOUS_KEY = "<anonymous>";

    private final String symbol;
    private final Map<String, ?> arguments;

    public UninstantiatedDescribable(String symbol, String klass, Map<String, ?> arguments) {
        this.symbol = symbol;
        this.arguments = arguments;
    }

    public String getSymbol() {
        return symbol;
    }

    public Map<String, ?> getArguments() {
        return arguments;
    }
}
