package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.process.CommandOutput;
import io.github.smartscraper.e2e.selection.ProjectTests;
import io.github.smartscraper.e2e.selection.cache.Signature;
import io.github.smartscraper.e2e.selection.inputs.FileSet;
import io.github.smartscraper.e2e.selection.inputs.TestInputs;
import io.github.smartscraper.e2e.support.Md5;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Computes what all test classes of a project depend on alike. */
final class ProjectSignature {

    private static final String META_INF = "META-INF/";
    private static final Pattern NAMING_CLASSES =
            Pattern.compile("\\.(properties|xml|ya?ml|json|conf|factories|imports)$");
    private static final Pattern SOURCE = Pattern.compile("\\.(java|kt|kts|groovy|scala)$");
    private static final String CLASS = ".class";
    private static final List<String> EVERYTHING = List.of("**");

    /** What servers and forks inherit from the build, and behave differently for. */
    static final List<String> INHERITED =
            List.of("NODE_ENV", "NODE_OPTIONS", "TZ", "LANG", "LC_ALL", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

    private final RunRequest request;
    private final ProjectTests tests;
    private final HostSystem host;

    ProjectSignature(RunRequest request, ProjectTests tests, HostSystem host) {
        this.request = request;
        this.tests = tests;
        this.host = host;
    }

    /**
     * Computes it.
     *
     * @throws IOException if a file can't be read
     */
    Signature compute(TestInputs inputs) throws IOException {
        SortedMap<String, String> parts = new TreeMap<>();
        parts.put("application sources", hash(request.selection().sources().hashes()));
        parts.put("test resources", testResources(inputs));
        parts.put("class path", classPath());
        parts.put("configuration", configuration());
        parts.put("Node.js", node());
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
            return hash(new FileSet(library, EVERYTHING, List.of(), file -> false).hashes());
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

    private String configuration() throws IOException {
        RunRequest.App app = request.app();
        SortedMap<String, String> facts = new TreeMap<>(tests.facts());
        facts.put("command", String.join("\n", app.command()));
        facts.put("program", program(app));
        facts.put("healthPath", app.healthPath());
        facts.put("apiToken", app.apiToken().text());
        facts.put("secretKeys", String.valueOf(request.features().secrets().keys()));
        facts.put("secretsFile", secretsFile());
        facts.put("reset", request.data().reset().name());
        INHERITED.forEach(
                name -> facts.put("variable " + name, host.environment().getOrDefault(name, "")));
        app.environment().forEach((name, value) -> facts.put("environment " + name, value));
        facts.put("shared browser", String.valueOf(request.features().browser()));
        facts.put(
                "browser",
                app.executablePath().or(host::browser).map(Path::toString).orElse(""));
        if (request.data().seed().isPresent()) {
            Path seed = request.data().seed().get();
            facts.put("seed", hash(new FileSet(seed, EVERYTHING, List.of(), file -> false).hashes()));
        }
        return hash(facts);
    }

    /** As it is, encrypted: whoever reads the hash learns nothing about the secrets. */
    private String secretsFile() throws IOException {
        Optional<Path> file = request.features().secrets().file();
        return file.isPresent() ? Md5.of(Files.readAllBytes(file.get())) : "";
    }

    /** The files that the command names: {@code node server.mjs} is a server that stands outside of src. */
    static String program(RunRequest.App app) throws IOException {
        Md5 md5 = new Md5();
        for (String word : app.command()) {
            File file = new File(app.directory().toFile(), word);
            md5.add(file.isFile() ? Files.readAllBytes(file.toPath()) : new byte[0]);
        }
        return md5.hex();
    }

    private String node() throws IOException {
        return host.executables().find("node").isEmpty()
                ? "none"
                : String.join("\n", CommandOutput.of(List.of("node", "--version")));
    }

    private static String hash(Map<String, String> sorted) {
        Md5 md5 = new Md5();
        sorted.forEach((name, value) -> md5.add(name).add(value));
        return md5.hex();
    }
}
