package io.github.smartscraper.e2e.selection.inputs;

import io.github.smartscraper.e2e.selection.cache.Signature;
import io.github.smartscraper.e2e.support.Md5;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Inputs that all test classes of a project share: a change of one of them re-runs all. */
public final class SharedInputs {

    private static final String META_INF = "META-INF/";
    private static final Pattern NAMING_CLASSES =
            Pattern.compile("\\.(properties|xml|ya?ml|json|conf|factories|imports)$");
    private static final Pattern SOURCE = Pattern.compile("\\.(java|kt|kts|groovy|scala)$");
    private static final String CLASS = ".class";
    private static final List<String> EVERYTHING = List.of("**");

    private final FileSet sources;
    private final ProjectTests tests;
    private final Map<String, String> configuration;
    private final String nodeVersion;

    /**
     * Inputs that are read when they are asked for.
     *
     * @param sources the application's own files
     * @param configuration the parameters that can change the result of a test, by name
     * @param nodeVersion of the Node.js on the PATH
     */
    public SharedInputs(FileSet sources, ProjectTests tests, Map<String, String> configuration, String nodeVersion) {
        this.sources = sources;
        this.tests = tests;
        this.configuration = configuration;
        this.nodeVersion = nodeVersion;
    }

    /**
     * Their hashes, part by part.
     *
     * @throws IOException if a file can't be read
     */
    public Signature compute(TestInputs inputs) throws IOException {
        SortedMap<String, String> parts = new TreeMap<>();
        parts.put("application sources", sources.hash());
        parts.put("test resources", testResources(inputs));
        parts.put("class path", classPath());
        parts.put("configuration", hash(new TreeMap<>(configuration)));
        parts.put("Node.js", nodeVersion);
        parts.put("JDK", System.getProperty("java.specification.version"));
        parts.put("operating system", System.getProperty("os.name") + ' ' + System.getProperty("os.arch"));
        return new Signature(parts);
    }

    /** Resources, and the classes that are named in them: an extension is loaded without any test naming it. */
    private String testResources(TestInputs inputs) throws IOException {
        Path directory = tests.classesDirectory();
        FileSet resources = new FileSet(
                directory, EVERYTHING, List.of(), file -> file.toString().endsWith(CLASS));
        SortedMap<String, String> hashes = resources.hashes();
        SortedMap<String, String> all = new TreeMap<>(hashes);
        for (String path : hashes.keySet()) {
            if (path.startsWith(META_INF) || NAMING_CLASSES.matcher(path).find()) {
                // Not readString, which takes offence at other encodings.
                byte[] bytes = Files.readAllBytes(directory.resolve(path));
                all.putAll(inputs.namedIn(new String(bytes, StandardCharsets.UTF_8)));
            }
        }
        for (Path root : tests.sourceRoots()) {
            // Expected results, say, that stand beside the sources and are read from there.
            FileSet beside = new FileSet(root, EVERYTHING, List.of(), file -> SOURCE.matcher(file.toString())
                    .find());
            beside.hashes().forEach((path, hash) -> all.put("beside sources: " + path, hash));
        }
        return hash(all);
    }

    private String classPath() throws IOException {
        Md5 md5 = new Md5();
        for (Path library : tests.classPath()) {
            md5.add(library.getFileName().toString()).add(content(library));
        }
        return md5.hex();
    }

    private static String content(Path library) throws IOException {
        if (Files.isDirectory(library)) {
            return new FileSet(library, EVERYTHING, List.of(), file -> false).hash();
        }
        if (!Files.isRegularFile(library)) {
            return "missing";
        }
        try (ZipFile jar = new ZipFile(library.toFile())) {
            // Its table of contents: read at once, however large the jar is, and without the time when it was made.
            SortedMap<String, String> entries = new TreeMap<>();
            jar.stream().forEach(entry -> entries.put(entry.getName(), entry.getSize() + " " + entry.getCrc()));
            return hash(entries);
        } catch (ZipException e) {
            return Md5.of(Files.readAllBytes(library));
        }
    }

    private static String hash(Map<String, String> sorted) {
        Md5 md5 = new Md5();
        sorted.forEach((name, value) -> md5.add(name).add(value));
        return md5.hex();
    }
}
