package io.github.smartscraper.e2e.selection.inputs;

import io.github.smartscraper.e2e.selection.cache.Signature;
import io.github.smartscraper.e2e.selection.files.ClassPathInputs;
import io.github.smartscraper.e2e.selection.files.FileSet;
import io.github.smartscraper.e2e.selection.files.FoundFiles;
import io.github.smartscraper.e2e.support.Md5;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;

/** Inputs of a project's tests, read from the disk: those that all classes share, and those of each. */
public final class SharedInputs {

    /** Name of the part for the application's own files. */
    public static final String APPLICATION = "application sources";

    /** Name of the part for variables of the shell. */
    public static final String VARIABLES = "shell variables";

    /** Name of the part for the version of Node.js. */
    public static final String NODE = "Node.js";

    private static final String META_INF = "META-INF/";
    private static final Pattern NAMING = Pattern.compile("\\.(properties|xml|ya?ml|json|conf|factories|imports)$");
    private static final Set<String> SOURCES = Set.of("java", "kt", "kts", "groovy", "scala");
    private static final String CLASS = ".class";
    private static final List<String> EVERYTHING = List.of("**");

    private final ProjectTests tests;
    private final Surroundings surroundings;

    /** Inputs that are read when they are asked for. */
    public SharedInputs(ProjectTests tests, Surroundings surroundings) {
        this.tests = tests;
        this.surroundings = surroundings;
    }

    /**
     * Inputs at one moment.
     *
     * @param signature of those that all classes share
     * @param classes those of each class
     * @param files what was found of the application
     */
    public record Snapshot(Signature signature, TestInputs classes, FoundFiles files) {}

    /**
     * Reads them.
     *
     * @throws IOException if a file can't be read
     */
    public Snapshot read() throws IOException {
        // Git and the disk are waited for meanwhile.
        CompletableFuture<FoundFiles> found = CompletableFuture.supplyAsync(this::files);
        NamedResources resources = new NamedResources(resources());
        NamedInputs named = new NamedInputs(
                resources,
                Optional.of(new NamedFiles(surroundings.directory(), tests.sourceRoots())),
                surroundings.candidates());
        TestInputs classes =
                new TestInputsScan(tests.classesDirectory(), tests.sourceRoots(), named, index("classes")).read();
        FoundFiles files = result(found);
        SortedMap<String, SortedMap<String, String>> parts = new TreeMap<>();
        parts.put(APPLICATION, files.application());
        parts.put("inputs", files.inputs());
        parts.put("test resources", testResources(resources, named, classes));
        parts.put("class path", ClassPathInputs.of(tests.classPath(), index("libraries")));
        parts.put("configuration", hashed(surroundings.configuration()));
        parts.put(VARIABLES, hashed(surroundings.variables(files.variables())));
        surroundings
                .versions()
                .forEach((name, version) -> parts.put(name, new TreeMap<>(Map.of(Signature.VERSION, version))));
        return new Snapshot(new Signature(parts), classes, files);
    }

    private Optional<Path> index(String part) {
        return surroundings.indexes().map(directory -> directory.resolve(part));
    }

    private FoundFiles files() {
        try {
            return surroundings.files();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FoundFiles result(CompletableFuture<FoundFiles> found) throws IOException {
        try {
            return found.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failure) {
                throw failure.getCause();
            }
            throw e;
        }
    }

    private SortedMap<String, String> resources() throws IOException {
        return new FileSet(tests.classesDirectory(), EVERYTHING, List.of(), SharedInputs::isClass).hashes();
    }

    private static boolean isClass(Path file) {
        return file.toString().endsWith(CLASS);
    }

    private static boolean isSource(Path file) {
        String path = file.toString();
        int dot = path.lastIndexOf('.');
        return dot >= 0 && SOURCES.contains(path.substring(dot + 1));
    }

    /**
     * Resources, and what is named in them: an extension is loaded, and a property is put in, without any test naming it.
     */
    private SortedMap<String, String> testResources(NamedResources resources, NamedInputs named, TestInputs inputs)
            throws IOException {
        SortedMap<String, String> shared = resources.shared();
        SortedMap<String, String> all = new TreeMap<>(shared);
        for (String path : resources.all()) {
            if (path.startsWith(META_INF) || NAMING.matcher(path).find()) {
                // Not readString, which takes offence at other encodings.
                byte[] bytes = Files.readAllBytes(tests.classesDirectory().resolve(path));
                String text = new String(bytes, StandardCharsets.UTF_8);
                all.putAll(named.valuesIn(text));
                if (shared.containsKey(path)) {
                    all.putAll(inputs.namedIn(text));
                }
            }
        }
        for (Path root : tests.sourceRoots()) {
            // Expected results, say, that stand beside the sources and are read from there.
            FileSet beside = new FileSet(root, EVERYTHING, List.of(), SharedInputs::isSource);
            beside.hashes().forEach((path, hash) -> all.put("beside sources: " + path, hash));
        }
        return all;
    }

    private static SortedMap<String, String> hashed(SortedMap<String, String> values) {
        SortedMap<String, String> hashes = new TreeMap<>();
        values.forEach((name, value) -> hashes.put(name, Md5.of(value.getBytes(StandardCharsets.UTF_8))));
        return hashes;
    }
}
