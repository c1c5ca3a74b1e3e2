package io.github.smartscraper.e2e.mojo;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The goals as they stand in the sources: javadoc is nowhere else, and Maven's annotations are gone at run time. */
final class GoalSources {

    private GoalSources() {}

    /**
     * A goal, or what several goals have in common.
     *
     * @param isGoal whether it can be run
     * @param name name of its class
     * @param javadoc of its class
     * @param isFinal whether its class is
     * @param executeLines lines of its method execute, from the signature to the closing brace
     * @param parameters its own parameters, without inherited ones
     */
    record Goal(
            boolean isGoal,
            String name,
            String javadoc,
            boolean isFinal,
            long executeLines,
            List<Parameter> parameters) {

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A parameter.
     *
     * @param goal name of the goal's class
     * @param name name of the field
     * @param javadoc of the field
     * @param values what stands in the annotation, in the syntax of Java
     */
    record Parameter(String goal, String name, String javadoc, Map<String, String> values) {

        boolean isReadonly() {
            return values.getOrDefault("readonly", "false").equals("true");
        }

        @Override
        public String toString() {
            return goal + '.' + name;
        }

        Optional<String> property() {
            return Optional.ofNullable(values.get("property")).map(text -> text.replace("\"", ""));
        }
    }

    /** Reads the sources of all classes in a directory. */
    static List<Goal> read(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> sources = Files.list(directory)) {
            files = sources.filter(file -> file.toString().endsWith(".java")).toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            DocTrees trees = DocTrees.instance(task);
            List<Goal> goals = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                members(unit.getTypeDecls(), ClassTree.class)
                        .map(type -> goal(trees, unit, type))
                        .forEach(goals::add);
            }
            return goals;
        }
    }

    private static Goal goal(DocTrees trees, CompilationUnitTree unit, ClassTree type) {
        String name = type.getSimpleName().toString();
        List<Parameter> parameters = members(type.getMembers(), VariableTree.class)
                .flatMap(field -> annotation(field.getModifiers(), "Parameter").stream()
                        .map(annotation -> new Parameter(
                                name, field.getName().toString(), javadoc(trees, unit, field), values(annotation))))
                .toList();
        Predicate<MethodTree> isExecute = method -> method.getName().contentEquals("execute");
        long lines = members(type.getMembers(), MethodTree.class)
                .filter(isExecute)
                .mapToLong(method -> lines(trees, unit, method))
                .sum();
        boolean isFinal = type.getModifiers().getFlags().contains(Modifier.FINAL);
        boolean isGoal = annotation(type.getModifiers(), "Mojo").isPresent();
        return new Goal(isGoal, name, javadoc(trees, unit, type), isFinal, lines, parameters);
    }

    private static <T extends Tree> Stream<T> members(List<? extends Tree> trees, Class<T> kind) {
        return trees.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static Optional<? extends AnnotationTree> annotation(ModifiersTree modifiers, String name) {
        return modifiers.getAnnotations().stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
                .findFirst();
    }

    private static Map<String, String> values(AnnotationTree annotation) {
        return members(annotation.getArguments(), AssignmentTree.class)
                .collect(Collectors.toMap(value -> value.getVariable().toString(), value -> value.getExpression()
                        .toString()));
    }

    private static String javadoc(DocTrees trees, CompilationUnitTree unit, Tree tree) {
        DocCommentTree comment = trees.getDocCommentTree(TreePath.getPath(unit, tree));
        return comment == null ? "" : comment.toString();
    }

    private static long lines(DocTrees trees, CompilationUnitTree unit, MethodTree method) {
        long begin = trees.getSourcePositions().getStartPosition(unit, method);
        long end = trees.getSourcePositions().getEndPosition(unit, method);
        return unit.getLineMap().getLineNumber(end) - unit.getLineMap().getLineNumber(begin) + 1;
    }
}
