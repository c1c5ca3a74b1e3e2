package io.github.smartscraper.e2e.run.parameters;

import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.run.parameters.ParameterEffects.Effect;
import io.github.smartscraper.e2e.run.parameters.ParameterEffects.OnTests;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Facts about the configuration that may change the result of a test: whatever {@link ParameterEffects} says so of. */
public final class ConfigurationFacts {

    /** Variables that servers and forks inherit from the build, and behave differently for. */
    public static final List<String> INHERITED =
            List.of("NODE_ENV", "NODE_OPTIONS", "TZ", "LANG", "LC_ALL", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

    /** What stands before the name of a property that the user has given on the command line. */
    public static final String USER_PROPERTY = "property ";

    /** Properties of Maven and Surefire, which no test has reason to ask for; what they change is among the facts. */
    private static final List<String> NEUTRAL_PREFIXES = List.of("maven.", "failsafe.", "surefire.");

    /** Properties that decide which tests run, or what is printed. */
    private static final Set<String> NEUTRAL =
            Set.of("it.test", "test", "skip", "groups", "excludedGroups", "skipTests", "skipITs", "style.color");

    private static final Set<String> OUR_PROPERTIES = ParameterEffects.ours().stream()
            .map(effect -> "e2e." + effect.name())
            .collect(Collectors.toUnmodifiableSet());

    private ConfigurationFacts() {}

    /**
     * The facts by name.
     *
     * @param failsafe parameters of Failsafe and properties of the command line, by name
     * @throws IOException if a file that a parameter names can't be read
     */
    public static SortedMap<String, String> of(RunRequest request, Map<String, String> failsafe, HostSystem host)
            throws IOException {
        SortedMap<String, String> facts = new TreeMap<>();
        failsafe.forEach((name, value) -> {
            if (counts(name)) {
                facts.put(name, value);
            }
        });
        for (Effect effect : ParameterEffects.ours()) {
            if (effect.onTests() == OnTests.RERUN) {
                facts.put("e2e." + effect.name(), effect.value().of(request, host));
            }
        }
        INHERITED.forEach(
                name -> facts.put("variable " + name, host.environment().getOrDefault(name, "")));
        return facts;
    }

    private static boolean counts(String name) {
        return name.startsWith(USER_PROPERTY)
                ? !isNeutral(name.substring(USER_PROPERTY.length()))
                : ParameterEffects.ofFailsafe(name) == OnTests.RERUN;
    }

    private static boolean isNeutral(String property) {
        return NEUTRAL.contains(property)
                || OUR_PROPERTIES.contains(property)
                || NEUTRAL_PREFIXES.stream().anyMatch(property::startsWith);
    }
}
