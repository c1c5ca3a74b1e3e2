package io.github.smartscraper.e2e.build.harness;

import io.github.smartscraper.e2e.build.harness.traces.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Lays a sample out for one build: its files, those that all samples share, versions and configuration. */
final class SampleProject {

    private static final String SHARED = "shared";

    /** The goals that compile and package, by plugin; Maven puts "default-" before their names. */
    private static final Map<String, List<String>> COMPILING = Map.of(
            "maven-resources-plugin", List.of("resources", "testResources"),
            "maven-compiler-plugin", List.of("compile", "testCompile"),
            "maven-surefire-plugin", List.of("test"),
            "maven-jar-plugin", List.of("jar"));

    private final BuildEnvironment environment;
    private final String name;

    SampleProject(BuildEnvironment environment, String name) {
        this.environment = environment;
        this.name = name;
    }

    /**
     * Copies it.
     *
     * @param compiles whether the goals that compile and package are left in the life cycle
     */
    void copyTo(Path target, String configuration, boolean compiles) throws IOException {
        FileTree.copy(environment.samples().resolve(name), target);
        // Keeps Maven from finding the settings of a project further up.
        Files.createDirectory(target.resolve(".mvn"));
        for (Path pom : poms(target)) {
            fillIn(pom, configuration);
            if (!compiles) {
                takeOut(pom);
            }
            if (Files.isDirectory(pom.resolveSibling("src"))) {
                FileTree.copy(environment.samples().resolve(SHARED), Objects.requireNonNull(pom.getParent()));
            }
        }
    }

    private static List<Path> poms(Path target) {
        return FileTree.list(target).stream()
                .filter(path -> path.endsWith("pom.xml"))
                .toList();
    }

    private void fillIn(Path pom, String configuration) throws IOException {
        String filled = Files.readString(pom)
                .replace("@project.version@", environment.projectVersion())
                .replace("@junit.version@", environment.junitVersion())
                .replace("<!-- @configuration@ -->", configuration);
        Files.writeString(pom, filled);
    }

    /** The class files are there already, and there are no resources, unit tests or classes for a jar. */
    private static void takeOut(Path pom) throws IOException {
        String text = Files.readString(pom);
        for (Map.Entry<String, List<String>> plugin : COMPILING.entrySet()) {
            String name = "<artifactId>" + plugin.getKey() + "</artifactId>";
            String none = plugin.getValue().stream()
                    .map(id -> "<execution><id>default-" + id + "</id><phase>none</phase></execution>")
                    .collect(Collectors.joining());
            text = text.replace(name, name + "<executions>" + none + "</executions>");
        }
        Files.writeString(pom, text);
    }
}
