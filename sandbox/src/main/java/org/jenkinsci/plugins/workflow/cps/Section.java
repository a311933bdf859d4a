package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;

/** A block of a Declarative Pipeline: the words in it, with what they are given, and the variables that it sets. */
final class Section extends GroovyObjectSupport {
    record Call(String word, Object[] arguments) {
        /** The block behind the word, or null. */
        Closure<?> body() {
            return DSL.body(arguments);
        }

        /** @param sole the name of what is given without one */
        Map<String, Object> named(String sole) {
            return DSL.named(word, arguments, sole);
        }
    }

    private final CpsScript script;
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Object> variables = new LinkedHashMap<>();

    /** @param known the words that may be there; null for any */
    Section(String name, Closure<?> closure, CpsScript script, List<String> known) {
        this.script = script;
        if (closure == null) {
            throw new Misuse("'" + name + "' of a Declarative Pipeline needs a block: " + name + " { … }.");
        }
        evaluate(closure, this);
        for (Call call : known == null ? List.<Call>of() : calls) {
            if (!known.contains(call.word())) {
                OnlyInJenkins.refuse(call.word());
                throw new Misuse("There is no '" + call.word() + "' in '" + name + "' of a Declarative Pipeline in the sandbox."
                        + Misuse.guess(call.word(), known) + " It knows " + String.join(", ", known)
                        + "; anything else needs a real Jenkins.");
            }
        }
    }

    /** @param delegate where the words of the block are looked up */
    static Object evaluate(Closure<?> closure, Object delegate) {
        closure.setDelegate(delegate);
        closure.setResolveStrategy(Closure.DELEGATE_ONLY);
        return closure.call();
    }

    static boolean truth(Closure<?> closure, CpsScript script) {
        return DefaultTypeTransformation.castToBoolean(evaluate(closure, script));
    }

    List<Call> calls() {
        return calls;
    }

    Map<String, Object> variables() {
        return variables;
    }

    /** The first use of a word, or null. */
    Call find(String word) {
        return calls.stream().filter(call -> call.word().equals(word)).findFirst().orElse(null);
    }

    boolean has(String word) {
        return find(word) != null;
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        return calls.add(new Call(name.equals(StepCalls.EQUALS) ? "equals" : name, (Object[]) arguments));
    }

    @Override
    public Object getProperty(String name) {
        boolean agent = name.equals("any") || name.equals("none");
        return agent ? name : variables.containsKey(name) ? variables.get(name) : script.getProperty(name);
    }

    @Override
    public void setProperty(String name, Object value) {
        variables.put(name, value);
    }
}
