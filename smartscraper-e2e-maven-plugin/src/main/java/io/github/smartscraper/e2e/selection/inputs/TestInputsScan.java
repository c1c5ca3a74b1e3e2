package io.github.smartscraper.e2e.selection.inputs;

import io.github.smartscraper.e2e.support.Md5;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Scan of a project's test classes, and of their sources, for {@link TestInputs}. */
public final class TestInputsScan {

    private static final String CLASS = ".class";

    private final Path classesDirectory;
    private final List<Path> sourceRoots;
    private final NamedInputs named;

    /**
     * A scan for classes alone.
     *
     * @param classesDirectory where the test classes are compiled to
     * @param sourceRoots where their sources are
     */
    public TestInputsScan(Path classesDirectory, List<Path> sourceRoots) {
        this(classesDirectory, sourceRoots, NamedInputs.NONE);
    }

    /** A scan for classes, and for what else their constants name. */
    TestInputsScan(Path classesDirectory, List<Path> sourceRoots, NamedInputs named) {
        this.classesDirectory = classesDirectory;
        this.sourceRoots = List.copyOf(sourceRoots);
        this.named = named;
    }

    /**
     * Reads.
     *
     * @throws IOException if a class file or a source can't be read
     */
    public TestInputs read() throws IOException {
        Map<String, ClassFile> classes = classFiles();
        ClassNames names = new ClassNames(classes.keySet());
        Map<String, Meaning> meanings = new ConcurrentHashMap<>();
        Map<String, SortedMap<String, ClassFile>> parts = new HashMap<>();
        classes.forEach((name, file) -> parts.computeIfAbsent(names.unitOf(name).orElse(name), unit -> new TreeMap<>())
                .put(name, file));
        Map<String, Unit> units = new ConcurrentHashMap<>();
        try {
            parts.entrySet().parallelStream()
                    .forEach(part -> units.put(part.getKey(), unit(part.getKey(), part.getValue(), names, meanings)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new TestInputs(units, names, named);
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

    private Unit unit(
            String name, SortedMap<String, ClassFile> files, ClassNames names, Map<String, Meaning> meanings) {
        String packagePath = name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : "";
        Md5 md5 = new Md5();
        Set<String> references = new LinkedHashSet<>();
        names.unitOf(packagePath + "/package-info").ifPresent(references::add);
        names.unitOf("module-info").ifPresent(references::add);
        Set<String> inputs = new TreeSet<>();
        Set<String> sources = new LinkedHashSet<>();
        boolean openEnded = false;
        for (ClassFile file : files.values()) {
            md5.add(file.bytes());
            openEnded |= !file.isReadable();
            boolean gets = !file.isReadable();
            boolean lists = gets;
            for (String text : file.texts()) {
                Meaning meaning = meanings.get(text);
                if (meaning == null) {
                    meaning = Meaning.of(text, names, named);
                    meanings.put(text, meaning);
                }
                if (meaning.isNone()) {
                    continue;
                }
                gets |= meaning.looksFor() == NamedInputs.Listing.METHOD;
                lists |= meaning.looksFor() == NamedInputs.Listing.ROOT;
                references.addAll(meaning.units());
                inputs.addAll(meaning.inputs());
                openEnded |= meaning.scans();
                if (meaning.isSource()) {
                    sources.add(text);
                }
            }
            if (gets && lists) {
                inputs.addAll(named.allResources());
            }
        }
        if (openEnded) {
            inputs.addAll(named.allResources());
        }
        for (String source : sources) {
            Optional<byte[]> bytes = source(packagePath, source);
            bytes.ifPresent(md5::add);
            bytes.ifPresent(text -> SourceText.findUnits(
                    new String(text, StandardCharsets.UTF_8), packagePath, names, references::add));
        }
        references.remove(name);
        ClassFile outermost = files.get(name);
        return new Unit(md5.hex(), references, inputs, openEnded, outermost == null || outermost.isTestable());
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
}
