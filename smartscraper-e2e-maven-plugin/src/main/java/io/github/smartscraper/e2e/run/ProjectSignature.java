package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.process.CommandOutput;
import io.github.smartscraper.e2e.selection.ProjectTests;
import io.github.smartscraper.e2e.selection.cache.Signature;
import io.github.smartscraper.e2e.selection.inputs.FileSet;
import io.github.smartscraper.e2e.selection.inputs.TestInputs;
import io.github.smartscraper.e2e.support.Md5;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Computes what all test classes of a project depend on alike. */
final class ProjectSignature {

    private static final String SERVICES = "META-INF/services/";
    private static final String CLASS = ".class";
    private static final List<String> EVERYTHING = List.of("**");

    private final RunRequest request;
    private final ProjectTests tests;
    private final Machine machine;

    ProjectSignature(RunRequest request, ProjectTests tests, Machine machine) {
        this.request = request;
        this.tests = tests;
        this.machine = machine;
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

    /** Resources, and the classes that are registered in them: an extension is loaded without any test naming it. */
    private String testResources(TestInputs inputs) throws IOException {
        Path directory = tests.classesDirectory();
        FileSet resources = new FileSet(
                directory, EVERYTHING, List.of(), file -> file.toString().endsWith(CLASS));
        SortedMap<String, String> hashes = resources.hashes();
        SortedMap<String, String> all = new TreeMap<>(hashes);
        for (String path : hashes.keySet()) {
            if (path.startsWith(SERVICES)) {
                all.putAll(inputs.namedIn(Files.readString(directory.resolve(path))));
            }
        }
        return hash(all);
    }

    private String classPath() throws IOException {
        Md5 md5 = new Md5();
        for (ProjectTests.Library library : tests.classPath()) {
            md5.add(library.path().getFileName().toString()).add(content(library));
        }
        return md5.hex();
    }

    private static String content(ProjectTests.Library library) throws IOException {
        if (Files.isDirectory(library.path())) {
            return hash(new FileSet(library.path(), EVERYTHING, List.of(), file -> false).hashes());
        }
        if (!Files.isRegularFile(library.path())) {
            return "missing";
        }
        return library.released()
                ? Long.toString(Files.size(library.path()))
                : Md5.of(Files.readAllBytes(library.path()));
    }

    private String configuration() throws IOException {
        RunRequest.App app = request.app();
        SortedMap<String, String> facts = new TreeMap<>(tests.facts());
        facts.put("command", String.join("\n", app.command()));
        facts.put("healthPath", app.healthPath());
        facts.put("apiToken", app.apiToken().text());
        facts.put("reset", request.data().reset().name());
        app.environment().forEach((name, value) -> facts.put("environment " + name, value));
        facts.put(
                "browser",
                app.executablePath().or(machine::browser).map(Path::toString).orElse(""));
        if (request.data().seed().isPresent()) {
            Path seed = request.data().seed().get();
            facts.put("seed", hash(new FileSet(seed, EVERYTHING, List.of(), file -> false).hashes()));
        }
        return hash(facts);
    }

    private String node() throws IOException {
        return machine.executables().find("node").isEmpty()
                ? "none"
                : String.join("\n", CommandOutput.of(List.of("node", "--version")));
    }

    private static String hash(Map<String, String> sorted) {
        Md5 md5 = new Md5();
        sorted.forEach((name, value) -> md5.add(name).add(value));
        return md5.hex();
    }
}
