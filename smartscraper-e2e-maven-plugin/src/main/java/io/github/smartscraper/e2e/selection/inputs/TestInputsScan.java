package io.github.smartscraper.e2e.selection.inputs;

import io.github.smartscraper.e2e.support.Md5;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the test classes of a project, and their sources, into {@link TestInputs}. */
public final class TestInputsScan {

    private static final String CLASS = ".class";

    /** The name of its source file stands among the constants of a class file. */
    private static final Pattern SOURCE_FILE = Pattern.compile("[^/;:<>()\\[]+\\.(java|kt|groovy|scala)");

    /** Libraries that find classes, tests among them, by scanning. */
    private static final List<String> SCANNING = List.of(
            "org/junit/platform/suite/",
            "org/junit/platform/launcher/",
            "org/junit/extensions/cpsuite/",
            "io/cucumber/",
            "cucumber/api/",
            "com/tngtech/archunit/",
            "io/github/classgraph/",
            "org/reflections/",
            "org/springframework/boot/test/",
            "org/springframework/test/context/",
            "org/springframework/context/annotation/",
            "io/quarkus/test/",
            "io/micronaut/test/");

    private final Path classesDirectory;
    private final List<Path> sourceRoots;

    /**
     * A scan.
     *
     * @param classesDirectory where the test classes are compiled to
     * @param sourceRoots where their sources are
     */
    public TestInputsScan(Path classesDirectory, List<Path> sourceRoots) {
        this.classesDirectory = classesDirectory;
        this.sourceRoots = List.copyOf(sourceRoots);
    }

    /**
     * Reads.
     *
     * @throws IOException if a class file or a source can't be read
     */
    public TestInputs read() throws IOException {
        Map<String, ClassFile> classes = classFiles();
        ClassNames names = new ClassNames(classes.keySet());
        Map<String, SortedMap<String, ClassFile>> parts = new HashMap<>();
        classes.forEach((name, file) -> parts.computeIfAbsent(names.unitOf(name).orElse(name), unit -> new TreeMap<>())
                .put(name, file));
        Map<String, Unit> units = new ConcurrentHashMap<>();
        try {
            parts.entrySet().parallelStream()
                    .forEach(part -> units.put(part.getKey(), unit(part.getKey(), part.getValue(), names)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new TestInputs(units, names);
    }

    private Map<String, ClassFile> classFiles() throws IOException {
        if (!Files.isDirectory(classesDirectory)) {
            return Map.of();
        }
        Map<String, ClassFile> classes = new ConcurrentHashMap<>();
        try (Stream<Path> files = Files.walk(classesDirectory)) {
            List<Path> paths =
                    files.filter(file -> file.toString().endsWith(CLASS)).toList();
            paths.parallelStream().forEach(file -> classes.put(internalName(file), ClassFile.of(bytes(file))));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return classes;
    }

    private String internalName(Path file) {
        String name = classesDirectory.relativize(file).toString().replace('\\', '/');
        return name.substring(0, name.length() - CLASS.length());
    }

    private Unit unit(String name, SortedMap<String, ClassFile> files, ClassNames names) {
        String packagePath = name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : "";
        Md5 md5 = new Md5();
        Set<String> references = new LinkedHashSet<>();
        names.unitOf(packagePath + "/package-info").ifPresent(references::add);
        names.unitOf("module-info").ifPresent(references::add);
        Set<String> sources = new LinkedHashSet<>();
        for (ClassFile file : files.values()) {
            md5.add(file.bytes());
            for (String text : file.texts()) {
                names.findIn(text, references::add);
                if (SOURCE_FILE.matcher(text).matches()) {
                    sources.add(text);
                }
            }
        }
        for (String source : sources) {
            Optional<byte[]> bytes = source(packagePath, source);
            bytes.ifPresent(md5::add);
            bytes.ifPresent(text -> SourceText.findUnits(
                    new String(text, StandardCharsets.UTF_8), packagePath, names, references::add));
        }
        references.remove(name);
        ClassFile outermost = files.get(name);
        return new Unit(
                md5.hex(), references, isOpenEnded(files.values()), outermost == null || outermost.isTestable());
    }

    private Optional<byte[]> source(String packagePath, String name) {
        return sourceRoots.stream()
                .map(root -> root.resolve(packagePath).resolve(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(TestInputsScan::bytes);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOpenEnded(Collection<ClassFile> files) {
        return files.stream().anyMatch(file -> !file.isReadable())
                || files.stream().flatMap(file -> file.texts().stream()).anyMatch(text -> SCANNING.stream()
                        .anyMatch(text::contains));
    }
}
