package io.jenkins.plugins.dashenterprise.graphql;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A GraphQL document that somebody else wrote, read just far enough to know what it does. */
public final class GraphQlDocument {
    private static final Pattern IGNORED =
            Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|#[^\\n]*+");
    private static final Pattern TOKEN = Pattern.compile("[\\w$@!]++|[{}()\\[\\]]");

    private final List<String> definitions = new ArrayList<>();
    private boolean balanced = true;

    public GraphQlDocument(String text) {
        Matcher token = TOKEN.matcher(IGNORED.matcher(text).replaceAll(" "));
        int depth = 0;
        boolean begins = true;
        while (token.find()) {
            String read = token.group();
            if (begins) {
                definitions.add(read);
                begins = false;
            }
            depth += "{([".contains(read) ? 1 : "})]".contains(read) ? -1 : 0;
            balanced &= depth >= 0;
            begins = depth == 0 && read.equals("}");
        }
        balanced &= depth == 0;
    }

    /** Whether it changes something. */
    public boolean isMutation() {
        return definitions.contains("mutation");
    }

    /** What is wrong with it, or null. */
    @CheckForNull
    public String problem() {
        if (!balanced) {
            return "The brackets in query do not match";
        }
        List<String> operations = definitions.stream().filter(each -> !each.equals("fragment")).toList();
        if (operations.isEmpty()) {
            return "query holds no operation: it looks like query { current { username } }";
        }
        if (operations.size() > 1) {
            return "query holds " + operations.size() + " operations: give them to a step each";
        }
        return List.of("{", "query", "mutation").contains(operations.get(0))
                ? null
                : "query begins with '" + operations.get(0) + "', but only a query or a mutation can be sent";
    }
}
