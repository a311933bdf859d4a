package org.jenkinsci.plugins.structs;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jenkinsci.Symbol;

public class SymbolLookup {
    private SymbolLookup() {}

    public static SymbolLookup get() {
        return new SymbolLookup();
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    public Descriptor findDescriptor(Class type, String symbol) {
        return ExtensionList.lookup(Descriptor.class).stream()
                .filter(d -> type.isAssignableFrom(d.clazz) && getSymbolValue(d.getClass()).contains(symbol))
                .findFirst()
                .orElse(null);
    }

    public static Set<String> getSymbolValue(Class<?> type) {
        Symbol symbol = type.getAnnotation(Symbol.class);
        return symbol == null ? Set.of() : new LinkedHashSet<>(List.of(symbol.value()));
    }
}
