package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collections as a Jenkinsfile gives them, which hold numbers and the like, made such as Jenkins saves. */
final class Plain {
    private Plain() {}

    static ArrayList<String> strings(List<?> list) {
        ArrayList<String> strings = new ArrayList<>();
        list.forEach(item -> strings.add(String.valueOf(item).trim()));
        return strings;
    }

    static void replace(Map<String, String> target, @CheckForNull Map<?, ?> source) {
        target.clear();
        if (source != null) {
            source.forEach((name, value) -> target.put(String.valueOf(name).trim(), value == null ? "" : String.valueOf(value).trim()));
        }
    }
}
