package io.github.smartscraper.e2e;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The plugin's sources as the compiler parses them, for conventions that class files don't show: comments are nowhere
 * else, and neither are literals that the compiler has joined.
 */
final class SourceTrees {

    private static final Path BASE = Path.of(System.getProperty("basedir", ""));

    private final DocTrees trees;
    private final List<CompilationUnitTree> units;

    private SourceTrees(DocTrees trees, List<CompilationUnitTree> units) {
        this.trees = trees;
        this.units = units;
    }

    /** Parses all sources below a directory of the plugin; none is compiled. */
    static SourceTrees of(String directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(BASE.resolve(directory))) {
            files = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            return new SourceTrees(DocTrees.instance(task), units);
        }
    }

    List<CompilationUnitTree> units() {
        return units;
    }

    /** Shows every type, nested ones included, by its path in its file; an anonymous one is part of what it stands in. */
    void forEachType(BiConsumer<String, TreePath> consumer) {
        for (CompilationUnitTree unit : units) {
            new TreePathScanner<Void, String>() {
                @Override
                public Void visitClass(ClassTree type, String outer) {
                    String simple = type.getSimpleName().toString();
                    String name = outer.isEmpty() ? simple : outer + '.' + simple;
                    if (!simple.isEmpty()) {
                        consumer.accept(name, getCurrentPath());
                    }
                    return super.visitClass(type, simple.isEmpty() ? outer : name);
                }
            }.scan(unit, "");
        }
    }

    /** The first word of a javadoc, or an empty string if there is none. */
    String firstWord(TreePath path) {
        DocCommentTree comment = trees.getDocCommentTree(path);
        return comment == null ? "" : comment.toString().strip().split("\\W", 2)[0];
    }

    /** The first word of a package's javadoc, for the file that has it. */
    Optional<String> packageWord(CompilationUnitTree unit) {
        return Optional.ofNullable(unit.getPackage())
                .map(statement -> firstWord(TreePath.getPath(unit, statement)))
                .filter(word -> !word.isEmpty());
    }

    /** File and line, as an IDE makes a link of it. */
    String place(CompilationUnitTree unit, Tree tree) {
        long line = unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
        return Path.of(unit.getSourceFile().toUri()).getFileName() + ":" + line;
    }
}
