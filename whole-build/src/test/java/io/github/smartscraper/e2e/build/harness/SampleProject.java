package io.github.smartscraper.e2e.build.harness;

import io.github.smartscraper.e2e.build.harness.traces.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lays a sample out for one build: its files, those that all samples share, versions and configuration. */
final class SampleProject {

    private static final String SHARED = "shared";

    private final BuildEnvironment environment;
    private final String name;

    SampleProject(BuildEnvironment environment, String name) {
        this.environment = environment;
        this.name = name;
    }

    void copyTo(Path target, String configuration) throws IOException {
        FileTree.copy(environment.samples().resolve(name), target);
        // Keeps Maven from finding the settings of a project further up.
        Files.createDirectory(target.resolve(".mvn"));
        for (Path pom : poms(target)) {
            fillIn(pom, configuration);
            if (Files.isDirectory(pom.resolveSibling("src"))) {
                FileTree.copy(environment.samples().resolve(SHARED), pom.getParent());
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
}
