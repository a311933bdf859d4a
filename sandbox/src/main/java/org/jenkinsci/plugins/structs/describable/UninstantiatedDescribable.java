package org.jenkinsci.plugins.structs.describable;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import hudson.model.TaskListener;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;

public class UninstantiatedDescribable implements Serializable {
    public static final String ANONYMOUS_KEY = "<anonymous>";

    private final String symbol;
    private final String klass;
    private final Map<String, ?> arguments;

    public UninstantiatedDescribable(String symbol, String klass, Map<String, ?> arguments) {
        this.symbol = symbol;
        this.klass = klass;
        this.arguments = arguments;
    }

    public UninstantiatedDescribable withArguments(Map<String, ?> arguments) {
        return new UninstantiatedDescribable(symbol, klass, arguments);
    }

    public String getSymbol() {
        return symbol;
    }

    public String getKlass() {
        return klass;
    }

    public Map<String, ?> getArguments() {
        return arguments;
    }

    /** Only by the symbol here. */
    public <T> T instantiate(Class<T> base, TaskListener listener) throws Exception {
        for (Descriptor<?> descriptor : ExtensionList.lookup(Descriptor.class)) {
            Symbol marked = descriptor.getClass().getAnnotation(Symbol.class);
            if (marked != null && List.of(marked.value()).contains(symbol) && base.isAssignableFrom(descriptor.clazz)) {
                return base.cast(new DescribableModel<>(descriptor.clazz).instantiate(arguments, listener));
            }
        }
        throw new UnsupportedOperationException("no known implementation of " + base + " is using symbol ‘" + symbol + "’");
    }

    @Override
    public String toString() {
        return "@" + symbol + arguments;
    }
}
