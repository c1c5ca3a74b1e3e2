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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.surefire.AbstractSurefireMojo;
import org.jspecify.annotations.Nullable;

/** What, among the parameters of Failsafe, may change the result of a test. */
final class FailsafeFacts {

    /** Properties of Maven and Surefire, which no test has reason to ask for; what they change is among the facts. */
    private static final List<String> NEUTRAL_PREFIXES = List.of("maven.", "failsafe.", "surefire.");

    /** Properties that decide which tests run, how many at a time, on which ports, or what is printed. */
    private static final Set<String> NEUTRAL = Set.of(
            "it.test",
            "test",
            "skip",
            "groups",
            "excludedGroups",
            "skipTests",
            "skipITs",
            "style.color",
            "e2e.workers",
            "e2e.file",
            "e2e.full",
            "e2e.lastFailed",
            "e2e.cacheAudit",
            "e2e.shard",
            "e2e.cacheFile",
            "e2e.verbose",
            "e2e.timeout",
            "e2e.basePort",
            "e2e.maxRestarts",
            "e2e.retryInfrastructure",
            "e2e.keepData",
            "e2e.keepAlive",
            "e2e.tmux",
            "e2e.sops",
            "e2e.install",
            "e2e.dataRoot",
            "e2e.skip");

    private FailsafeFacts() {}

    /** The facts by name; user properties are among them, since Surefire hands them to the tests. */
    static Map<String, String> of(AbstractSurefireMojo mojo, Properties userProperties) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("argLine", String.valueOf(mojo.getArgLine()));
        facts.put("jvm", String.valueOf(mojo.getJvm()));
        facts.put("jdkToolchain", String.valueOf(mojo.getJdkToolchain()));
        facts.put("groups", String.valueOf(mojo.getGroups()));
        facts.put("excludedGroups", String.valueOf(mojo.getExcludedGroups()));
        facts.put("engines", Arrays.toString(mojo.getIncludeJUnit5Engines()));
        facts.put("excludedEngines", Arrays.toString(mojo.getExcludeJUnit5Engines()));
        facts.put("systemProperties", String.valueOf(mojo.getSystemProperties()));
        facts.put("systemPropertyVariables", String.valueOf(sorted(mojo.getSystemPropertyVariables())));
        facts.put("environmentVariables", String.valueOf(sorted(mojo.getEnvironmentVariables())));
        facts.put("workingDirectory", String.valueOf(mojo.getWorkingDirectory()));
        facts.put("assertions", String.valueOf(mojo.isEnableAssertions()));
        facts.put("dependenciesToScan", Arrays.toString(mojo.getDependenciesToScan()));
        facts.put("excludedDependencies", Arrays.toString(mojo.getClasspathDependencyExcludes()));
        facts.put("excludedScope", String.valueOf(mojo.getClasspathDependencyScopeExclude()));
        facts.put("systemPropertiesFile", text(mojo.getSystemPropertiesFile()));
        facts.put("parallel", String.valueOf(mojo.getParallel()));
        facts.put("reuseForks", String.valueOf(mojo.isReuseForks()));
        facts.put("methods", methods(mojo));
        userProperties.stringPropertyNames().stream()
                .filter(name -> !isNeutral(name))
                .forEach(name -> facts.put("property " + name, userProperties.getProperty(name)));
        return facts;
    }

    private static boolean isNeutral(String property) {
        return NEUTRAL.contains(property) || NEUTRAL_PREFIXES.stream().anyMatch(property::startsWith);
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
