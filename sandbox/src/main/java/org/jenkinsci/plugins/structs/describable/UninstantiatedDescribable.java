package org.jenkinsci.plugins.structs.describable;

import hudson.model.Descriptor;
import hudson.model.TaskListener;
import java.io.Serializable;
import java.util.Map;
import org.jenkinsci.plugins.structs.SymbolLookup;

public class UninstantiatedDescribable implements Serializable {
    /** The name under which a lone argument without a name travels. */
    public static final String ANONYMOUS_KEY = "<anonymous>";

    private final String symbol;
    private final Map<String, ?> arguments;

    public UninstantiatedDescribable(String symbol, String klass, Map<String, ?> arguments) {
        if (klass != null) {
            throw new UnsupportedOperationException("The sandbox knows describables by symbol only, not " + klass);
        }
        this.symbol = symbol;
        this.arguments = arguments;
    }

    public String getSymbol() {
        return symbol;
    }

    public Map<String, ?> getArguments() {
        return arguments;
    }

    public Object instantiate(Class<?> base, TaskListener listener) {
        Descriptor<?> descriptor = SymbolLookup.get().findDescriptor(base, symbol);
        if (descriptor == null) {
            throw new UnsupportedOperationException(
                    "no known implementation of " + base + " is using symbol ‘" + symbol + "’");
        }
        return DescribableModel.of(descriptor.clazz).instantiate(arguments, listener);
    }

    @Override
    public String toString() {
        return "@" + symbol + "(" + arguments.toString().replaceAll("^\\{|\\}$", "") + ")";
    }
}
