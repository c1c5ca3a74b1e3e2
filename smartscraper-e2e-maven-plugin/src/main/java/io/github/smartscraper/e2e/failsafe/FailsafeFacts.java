package io.github.smartscraper.e2e.failsafe;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.surefire.AbstractSurefireMojo;
import org.jspecify.annotations.Nullable;

/** Facts about a run of Failsafe: the parameters by which tests, or the JVM around them, may change. */
final class FailsafeFacts {

    private FailsafeFacts() {}

    /** The facts by the names of the parameters; user properties are among them, since Surefire hands them to the tests. */
    static Map<String, String> of(AbstractSurefireMojo mojo, Properties userProperties) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("argLine", String.valueOf(mojo.getArgLine()));
        facts.put("jvm", String.valueOf(mojo.getJvm()));
        facts.put("jdkToolchain", String.valueOf(mojo.getJdkToolchain()));
        facts.put("groups", String.valueOf(mojo.getGroups()));
        facts.put("excludedGroups", String.valueOf(mojo.getExcludedGroups()));
        facts.put("includeJUnit5Engines", Arrays.toString(mojo.getIncludeJUnit5Engines()));
        facts.put("excludeJUnit5Engines", Arrays.toString(mojo.getExcludeJUnit5Engines()));
        facts.put("systemProperties", String.valueOf(mojo.getSystemProperties()));
        facts.put("systemPropertyVariables", String.valueOf(sorted(mojo.getSystemPropertyVariables())));
        facts.put("environmentVariables", String.valueOf(sorted(mojo.getEnvironmentVariables())));
        facts.put("workingDirectory", String.valueOf(mojo.getWorkingDirectory()));
        facts.put("enableAssertions", String.valueOf(mojo.isEnableAssertions()));
        facts.put("dependenciesToScan", Arrays.toString(mojo.getDependenciesToScan()));
        facts.put("classpathDependencyExcludes", Arrays.toString(mojo.getClasspathDependencyExcludes()));
        facts.put("classpathDependencyScopeExclude", String.valueOf(mojo.getClasspathDependencyScopeExclude()));
        facts.put("systemPropertiesFile", text(mojo.getSystemPropertiesFile()));
        facts.put("parallel", String.valueOf(mojo.getParallel()));
        facts.put("reuseForks", String.valueOf(mojo.isReuseForks()));
        facts.put("includes", methods(mojo));
        userProperties
                .stringPropertyNames()
                .forEach(name -> facts.put("property " + name, userProperties.getProperty(name)));
        return facts;
    }

    /** Patterns that choose methods: with them, the run of a class is not that of the whole class. */
    private static String methods(AbstractSurefireMojo mojo) {
        Stream<String> patterns = Stream.of(mojo.getIncludes(), mojo.getExcludes())
                .filter(Objects::nonNull)
                .flatMap(List::stream);
        Stream<String> files = Stream.of(text(mojo.getIncludesFile()), text(mojo.getExcludesFile()))
                .flatMap(String::lines);
        return Stream.concat(patterns, files)
                .filter(pattern -> pattern != null && pattern.indexOf('#') > 0)
                .collect(Collectors.joining("\n"));
    }

    private static String text(@Nullable File file) {
        try {
            return file == null ? "" : Files.readString(file.toPath(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // Surefire has its own words for it.
            return "unreadable";
        }
    }

    private static Map<String, String> sorted(Map<String, String> values) {
        return values == null ? Map.of() : new TreeMap<>(values);
    }
}
