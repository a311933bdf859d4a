package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text that anybody may send keeps a thread busy: every regular expression of main reads its worst text in linear time. */
class RegularExpressionsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Set<String> OF_STRING = Set.of("matches", "replaceAll", "replaceFirst", "split");
    private static final Pattern LITERAL = Pattern.compile(
            "\\.\\s*(compile|matches|replaceAll|replaceFirst|split)\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*+\"\\s*\\+?\\s*)++|[A-Z_]+\\b(?!\\.))");
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.jenkins.plugins.dashenterprise");
    private static final int SHORT = 200;
    private static final int WORTH_WAITING_FOR = 300;

    /** A text that counts how often a character of it is read. */
    private static final class Counted implements CharSequence {
        private static final class TooOften extends RuntimeException {
            private static final long serialVersionUID = 1;
        }

        private final String text;
        private final long most;
        private long reads;

        Counted(String text) {
            this.text = text;
            this.most = (long) WORTH_WAITING_FOR * text.length();
        }

        @Override
        public char charAt(int index) {
            if (++reads > most) {
                throw new TooOften();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * An expression as main uses it.
     *
     * @param whole whether it is only asked about whole texts
     */
    private record Use(Pattern expression, boolean whole) {
        void on(CharSequence text) {
            expression.matcher(text).matches();
            Matcher matcher = expression.matcher(text);
            while (!whole && matcher.find()) {}
        }

        /** How often each character of a text is read, or very often when that is not worth waiting for. */
        double readsPerCharacter(String text) {
            Counted counted = new Counted(text);
            try {
                on(counted);
            } catch (Counted.TooOften | StackOverflowError e) {
                return WORTH_WAITING_FOR * text.length();
            }
            return (double) counted.reads / text.length();
        }

        /** The text that costs it most, made of what the expression itself speaks of. */
        Worst worst() {
            double most = Double.NEGATIVE_INFINITY;
            Worst worst = null;
            for (Worst each : (Iterable<Worst>) candidates()::iterator) {
                double growth = growth(each);
                if (growth > most) {
                    most = growth;
                    worst = each;
                }
            }
            return worst;
        }

        /** How much more each character costs in a text four times as long; hardly anything where time is linear. */
        private double growth(Worst candidate) {
            return readsPerCharacter(candidate.text(4 * SHORT)) - 1.9 * readsPerCharacter(candidate.text(SHORT));
        }

        private Stream<Worst> candidates() {
            Set<String> pieces = pieces(expression.pattern());
            return pieces.stream()
                    .flatMap(first -> pieces.stream()
                            .flatMap(second -> Stream.of(new Worst("", first + second), new Worst(first, second))));
        }

        boolean isSlow() {
            return candidates().anyMatch(each -> growth(each) > 0);
        }
    }

    /** A beginning, what is repeated, and an end that no expression asks for. */
    private record Worst(String beginning, String pump) {
        String text(int length) {
            return beginning + pump.repeat(length / pump.length()) + "\u0000";
        }
    }

    /** Its words, one character of each kind that it may have, and such as it may not. */
    private static Set<String> pieces(String expression) {
        Set<String> pieces = new LinkedHashSet<>(List.of("a", "A", "0", " ", "\t", "\n", "_", "\u2028", "é"));
        // Runs of characters that have no meaning of their own.
        Matcher words = Pattern.compile("[^\\\\\\[\\](){}|*+?.^$]{2,}").matcher(expression);
        while (words.find()) {
            pieces.add(words.group());
        }
        expression
                .chars()
                .filter(each -> each < 128 && !Character.isLetterOrDigit(each))
                .forEach(each -> pieces.add(Character.toString(each)));
        return pieces;
    }

    /** Every regular expression of main, and where it is. */
    private static Map<String, Use> all() throws IOException, ReflectiveOperationException {
        Map<String, Use> all = new TreeMap<>();
        Map<String, List<Integer>> calls = lines(RegularExpressionsTest::takesOne);
        Map<String, List<Integer>> searches = lines(RegularExpressionsTest::searches);
        for (String type : calls.keySet()) {
            Class<?> compiled = Class.forName(type);
            List<Use> found = inSource(compiled, calls.get(type), !searches.containsKey(type));
            assertEquals(
                    calls.get(type).size(),
                    found.size() + (compiled.isEnum() ? 1 : 0),
                    () -> type + " compiles other regular expressions" + " than this test finds in its source: " + found
                            + ". Write each where it is compiled, as a literal or a constant.");
            found.addAll(ofConstants(compiled, !searches.containsKey(type)));
            found.forEach(use -> all.put(
                    type.substring(type.lastIndexOf('.') + 1) + " " + use.expression()
                            + (use.whole() ? "" : " (found)"),
                    use));
        }
        return all;
    }

    /** The lines of a source file in which its classes make such calls. */
    private static Map<String, List<Integer>> lines(Predicate<JavaMethodCall> which) {
        Map<String, List<Integer>> lines = new TreeMap<>();
        for (JavaClass type : MAIN) {
            if (!type.getPackageName().endsWith(".model")) {
                type.getMethodCallsFromSelf().stream()
                        .filter(which)
                        .forEach(call -> lines.computeIfAbsent(
                                        type.getName().replaceFirst("\\$.*", ""), name -> new ArrayList<>())
                                .add(call.getLineNumber()));
            }
        }
        return lines;
    }

    private static boolean searches(JavaMethodCall call) {
        return call.getTargetOwner().getName().equals("java.util.regex.Matcher")
                        && !Set.of("matches", "group", "start", "end").contains(call.getName())
                || call.getTargetOwner().getName().equals("java.util.regex.Pattern")
                        && Set.of("split", "splitAsStream", "asPredicate").contains(call.getName());
    }

    private static boolean takesOne(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        return owner.equals("java.lang.String") && OF_STRING.contains(call.getName())
                || owner.equals("java.util.regex.Pattern")
                        && Set.of("compile", "matches").contains(call.getName());
    }

    /** What is compiled, in whichever way: literals and constants. */
    private static List<Use> inSource(Class<?> type, List<Integer> lines, boolean whole)
            throws IOException, ReflectiveOperationException {
        List<Use> found = new ArrayList<>();
        String source = Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java"));
        Matcher literals = LITERAL.matcher(source);
        while (literals.find()) {
            int line = 1
                    + (int) source.substring(0, literals.start(1))
                            .chars()
                            .filter(each -> each == '\n')
                            .count();
            if (!lines.contains(line)) {
                // A method of that name, but of another class.
                continue;
            }
            String argument = literals.group(2);
            Matcher parts = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"").matcher(argument);
            String text = argument.startsWith("\"")
                    ? parts.results()
                            .map(part -> part.group(1).translateEscapes())
                            .collect(Collectors.joining())
                    : (String) constant(type, argument).get(null);
            boolean compiled = literals.group(1).equals("compile");
            found.add(new Use(
                    Pattern.compile(text), compiled ? whole : literals.group(1).equals("matches")));
        }
        return found;
    }

    private static Field constant(Class<?> type, String name) throws NoSuchFieldException {
        Field constant = type.getDeclaredField(name);
        constant.setAccessible(true);
        return constant;
    }

    /** Those of an enumeration, which compiles what each of its constants gives. */
    private static List<Use> ofConstants(Class<?> type, boolean whole) throws ReflectiveOperationException {
        List<Use> found = new ArrayList<>();
        for (Field field : type.isEnum() ? type.getDeclaredFields() : new Field[0]) {
            if (field.getType() == Pattern.class && !Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                for (Object each : type.getEnumConstants()) {
                    found.add(new Use((Pattern) field.get(each), whole));
                }
            }
        }
        return found;
    }

    @Test
    void eachReadsItsWorstMegabyteInLessThanASecond() throws Exception {
        List<String> slow = new ArrayList<>();
        for (Map.Entry<String, Use> each : all().entrySet()) {
            if (each.getValue().isSlow() || millis(each.getValue()) >= 1_000) {
                slow.add(each.getKey());
            }
        }
        assertEquals(List.of(), slow, "these take more than linear time");
    }

    /** Of the processor, so that it does not matter what else the machine does. */
    private static long millis(Use use) {
        String text = use.worst().text(1024 * 1024);
        return assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            use.on(text);
            return TimeUnit.NANOSECONDS.toMillis(
                    ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        });
    }

    /** What main once had, and what anybody might write. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"\"[\\s\\S]*?\"\"\"|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|#[^\\n]*+",
                "(?:Unknown field|Field) [\"'](\\w+)[\"']|FieldUndefined\\S* [^']*'(\\w+)'",
                "(^|\\s+)#.*$",
                "/+$",
                "-+$",
                "(.*)(.*)x",
                "^\\s+|\\s+$",
                "[\\w.]+@[\\w.]+\\.com",
                "<!--.*?-->"
            })
    void slowOnesAreFound(String slow) {
        assertTrue(new Use(Pattern.compile(slow), false).isSlow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a-z][a-z0-9-]{2,29}", "\\d{1,5}", "[?#].*", "[^\\w.+-]+", "[a-f]{0,20}#"})
    void quickOnesAreNot(String quick) {
        assertFalse(new Use(Pattern.compile(quick), false).isSlow());
    }
}
