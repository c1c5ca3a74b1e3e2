package io.github.smartscraper.e2e.build.harness;

import java.nio.file.Path;

/** Environment that all builds of a run have in common: the Maven and the JDK under test, and where things are. */
public record BuildEnvironment(
        Path mavenHome,
        Path javaHome,
        Path localRepository,
        Path samples,
        Path builds,
        Path logs,
        String projectVersion,
        String junitVersion) {

    public static BuildEnvironment fromSystemProperties() {
        return new BuildEnvironment(
                Path.of(required("mavenHome")),
                Path.of(required("javaHome")),
                Path.of(required("localRepository")),
                Path.of(required("samples")),
                Path.of(required("builds")),
                Path.of(required("logs")),
                required("projectVersion"),
                required("junitVersion"));
    }

    private static String required(String name) {
        String property = "wholeBuild." + name;
        String value = System.getProperty(property);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("Start these tests with Maven: the system property " + property
                    + " is missing. For example: mvn -f whole-build/pom.xml verify -Dit.test=PassingBuildIT");
        }
        return value;
    }
}
