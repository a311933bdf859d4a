package io.jenkins.plugins.dashenterprise;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A sentence in the sources of the plugin, with an ellipsis in the place of what is not known before it runs.
 *
 * @param room the package that says it
 * @param use what the sentence is handed to or who says it: {@code new AbortException}, {@code log}, {@code getDisplayName}
 */
record Sentence(String room, String file, String use, String text) {
    private static final int FEWEST_WORDS = 3;

    static List<Sentence> ofMain() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of("src/main/java"))) {
            files = all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var sources = manager.getJavaFileObjectsFromPaths(files);
            List<Sentence> sentences = new ArrayList<>();
            for (CompilationUnitTree unit :
                    ((JavacTask) compiler.getTask(null, manager, null, null, null, sources)).parse()) {
                Path file = Path.of(unit.getSourceFile().getName());
                String room = file.getParent().getFileName().toString();
                new Scanner(room, file.getFileName().toString(), sentences).scan(unit, null);
            }
            addTexts(sentences);
            return sentences;
        }
    }

    /** The English texts that classes show in the language of the visitor. */
    private static void addTexts(List<Sentence> sentences) throws IOException {
        for (ScreenTexts texts : ScreenTexts.all()) {
            if (texts.isEnglish() && Files.exists(texts.source())) {
                String room = texts.file().getParent().getFileName().toString();
                texts.read()
                        .forEach((key, text) ->
                                sentences.add(new Sentence(room, texts.toString(), key, ScreenTexts.plain(text))));
            }
        }
    }

    private static final class Scanner extends TreePathScanner<Void, Void> {
        private final String room;
        private final String file;
        private final List<Sentence> sentences;

        Scanner(String room, String file, List<Sentence> sentences) {
            this.room = room;
            this.file = file;
            this.sentences = sentences;
        }

        @Override
        public Void visitBinary(BinaryTree tree, Void nothing) {
            List<ExpressionTree> parts = parts(tree);
            if (parts.stream().noneMatch(Scanner::isText)) {
                return super.visitBinary(tree, nothing);
            }
            add(parts.stream().map(part -> isText(part) ? text(part) : "…").collect(Collectors.joining()));
            parts.stream().filter(part -> !isText(part)).forEach(part -> scan(part, nothing));
            return null;
        }

        @Override
        public Void visitLiteral(LiteralTree tree, Void nothing) {
            if (isText(tree)) {
                add(text(tree));
            }
            return null;
        }

        @Override
        public Void visitAnnotation(AnnotationTree tree, Void nothing) {
            return null;
        }

        private void add(String text) {
            if (text.strip().split("\\s+").length >= FEWEST_WORDS) {
                sentences.add(new Sentence(
                        room,
                        file,
                        use(getCurrentPath()),
                        text.replaceAll("%[sd]", "…").replaceAll("…+", "…")));
            }
        }

        /** The operands of a concatenation, from left to right. */
        private static List<ExpressionTree> parts(ExpressionTree tree) {
            if (tree instanceof BinaryTree binary && binary.getKind() == Tree.Kind.PLUS) {
                List<ExpressionTree> parts = new ArrayList<>(parts(binary.getLeftOperand()));
                parts.addAll(parts(binary.getRightOperand()));
                return parts;
            }
            return List.of(tree);
        }

        private static boolean isText(Tree tree) {
            return tree instanceof LiteralTree literal && literal.getValue() instanceof String;
        }

        private static String text(Tree literal) {
            return (String) ((LiteralTree) literal).getValue();
        }

        private static String use(TreePath path) {
            for (TreePath each = path; each != null; each = each.getParentPath()) {
                Tree tree = each.getLeaf();
                if (tree instanceof NewClassTree created) {
                    return "new " + created.getIdentifier();
                } else if (tree instanceof MethodInvocationTree call) {
                    return call.getMethodSelect().toString().replaceAll("(?s).*\\.", "");
                } else if (tree instanceof MethodTree method) {
                    return method.getName().toString();
                } else if (tree instanceof VariableTree field
                        && each.getParentPath().getLeaf() instanceof ClassTree) {
                    return field.getName().toString();
                }
            }
            return "";
        }
    }
}
