package io.github.smartscraper.e2e.failsafe;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.plugin.surefire.AbstractSurefireMojo;

/** What, among the parameters of Failsafe, may change the result of a test. */
final class FailsafeFacts {

    /** Properties that decide which tests run, how many at a time, or what is printed; none of them reaches a test. */
    private static final Set<String> NEUTRAL =
            Set.of("it.test", "test", "skip", "skipITs", "skipTests", "groups", "excludedGroups");

    /** What the names of further such properties begin with. */
    private static final List<String> NEUTRAL_PREFIXES = List.of("e2e.", "maven.", "failsafe.", "surefire.", "style.");

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
        facts.put("parallel", String.valueOf(mojo.getParallel()));
        userProperties.stringPropertyNames().stream()
                .filter(name -> !NEUTRAL.contains(name) && NEUTRAL_PREFIXES.stream().noneMatch(name::startsWith))
                .forEach(name -> facts.put("property " + name, userProperties.getProperty(name)));
        return facts;
    }

    private static Map<String, String> sorted(Map<String, String> values) {
        return values == null ? Map.of() : new TreeMap<>(values);
    }
}
