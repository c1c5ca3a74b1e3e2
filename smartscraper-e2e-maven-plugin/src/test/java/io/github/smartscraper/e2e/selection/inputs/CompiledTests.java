package io.github.smartscraper.e2e.selection.inputs;

import io.github.smartscraper.e2e.selection.cache.InputMap;
import io.github.smartscraper.e2e.support.tree.DirectoryTree;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A small project of tests, compiled while a test of ours runs. */
final class CompiledTests {

    private static final String JAVA = ".java";

    private final Path sources;
    private final Path classes;
    private final List<String> options = new ArrayList<>(List.of("-proc:none", "-implicit:none"));

    CompiledTests(Path directory) {
        this.sources = directory.resolve("src/test/java");
        this.classes = directory.resolve("target/test-classes");
    }

    Path classes() {
        return classes;
    }

    Path sources() {
        return sources;
    }

    /** Adds an option of the compiler. */
    CompiledTests option(String option) {
        options.add(option);
        return this;
    }

    /** Writes a source; its path follows from package and name. */
    CompiledTests with(String className, String text) {
        return withFile(className.replace('.', '/') + JAVA, text);
    }

    /** Writes a source under a path of its own. */
    CompiledTests withFile(String path, String text) {
        try {
            Path file = sources.resolve(path);
            Files.createDirectories(file.getParent());
            int dot = path.lastIndexOf('/');
            String head = dot < 0 ? "" : "package " + path.substring(0, dot).replace('/', '.') + ";\n";
            boolean hasHead = text.startsWith("package ") || (text.startsWith("@") && text.contains("\npackage "));
            Files.writeString(file, hasHead ? text : head + text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CompiledTests without(String className) {
        try {
            Files.delete(sources.resolve(className.replace('.', '/') + JAVA));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles all, as after a {@code clean}, and reads it. */
    TestInputs read() throws IOException {
        DirectoryTree.delete(classes);
        Files.createDirectories(classes);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(sources)) {
            files = walk.filter(file -> file.toString().endsWith(JAVA)).toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-cp", classes.toString()));
            arguments.addAll(options);
            boolean compiled = compiler.getTask(
                            messages, manager, null, arguments, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            if (!compiled) {
                throw new IllegalArgumentException(messages.toString());
            }
        }
        return scan();
    }

    /** Reads what was compiled. */
    TestInputs scan() throws IOException {
        return new TestInputsScan(classes, List.of(sources)).read();
    }

    /** Names of the classes that the class depends on, itself included. */
    SortedSet<String> inputsOf(String testClass) throws IOException {
        return new TreeSet<>(read().of(testClass).keySet());
    }

    /** Names of the classes ending in IT, before or after the change, that have to run after it. */
    SortedSet<String> affectedBy(Runnable change) throws IOException {
        SortedMap<String, String> before = hashes();
        change.run();
        SortedMap<String, String> after = hashes();
        NavigableSet<String> affected = new TreeSet<>();
        Stream.concat(before.keySet().stream(), after.keySet().stream())
                .filter(name -> !after.getOrDefault(name, "").equals(before.get(name)))
                .forEach(affected::add);
        return affected;
    }

    private SortedMap<String, String> hashes() throws IOException {
        TestInputs inputs = read();
        SortedMap<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(classes)) {
            files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith("IT.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .forEach(name -> hashes.put(name, InputMap.hash(inputs.of(name))));
        }
        return hashes;
    }
}
