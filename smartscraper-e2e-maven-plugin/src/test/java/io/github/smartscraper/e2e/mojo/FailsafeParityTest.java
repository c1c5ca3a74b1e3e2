package io.github.smartscraper.e2e.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that our goals are Failsafe's, parameter by parameter, but for the differences that the manual gives reasons for. */
@DisplayName("Failsafe's goals and ours differ as docs/failsafe.md says:")
final class FailsafeParityTest {

    private static final Path MANUAL = Path.of("../docs/failsafe.md");

    /** A row of the manual: goal, parameter, how it is there, how it is here, why. */
    private static final Pattern ROW =
            Pattern.compile("\\| `(integration-test|verify)` \\| `(\\w+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");

    private static final String NONE = "none";

    @ParameterizedTest(name = "goal {0}")
    @ValueSource(strings = {"integration-test", "verify"})
    @DisplayName("every parameter, in its type, property, default value, and in whether it is required and can be set")
    void parameters(String goal) throws Exception {
        assertThat(differences(goal)).isEqualTo(documented(goal));
    }

    @ParameterizedTest(name = "goal {0}")
    @ValueSource(strings = {"integration-test", "verify"})
    @DisplayName("not at all in when a goal runs and what it needs for that")
    void goals(String goal) throws Exception {
        assertThat(binding(ours(goal))).isEqualTo(binding(theirs(goal)));
    }

    @Test
    @DisplayName("with a reason each")
    void reasons() throws IOException {
        assertThat(rows()).isNotEmpty().allSatisfy(row -> assertThat(row.group(5))
                .matches(".{15,}\\."));
    }

    private static List<Object> binding(MojoDescriptor goal) {
        return List.of(
                goal.getPhase(),
                Optional.ofNullable(goal.getDependencyResolutionRequired()),
                goal.isProjectRequired(),
                goal.isThreadSafe(),
                goal.isAggregator(),
                goal.isOnlineRequired(),
                goal.isInheritedByDefault());
    }

    /** By parameter, what is there and what is here, of what differs. */
    private static SortedMap<String, List<String>> differences(String goal) throws Exception {
        Map<String, Map<String, String>> there = traits(theirs(goal));
        Map<String, Map<String, String>> here = traits(ours(goal));
        SortedMap<String, List<String>> differences = new TreeMap<>();
        for (String name : names(there, here)) {
            Map<String, String> traitsThere = there.getOrDefault(name, Map.of());
            Map<String, String> traitsHere = here.getOrDefault(name, Map.of());
            if (!traitsThere.equals(traitsHere)) {
                differences.put(name, List.of(told(traitsThere, traitsHere), told(traitsHere, traitsThere)));
            }
        }
        return differences;
    }

    private static Set<String> names(Map<String, ?> there, Map<String, ?> here) {
        return Stream.of(there, here)
                .flatMap(map -> map.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String told(Map<String, String> traits, Map<String, String> other) {
        if (traits.isEmpty()) {
            return "no such parameter";
        }
        if (other.isEmpty()) {
            return "only here";
        }
        return traits.entrySet().stream()
                .filter(trait -> !trait.getValue().equals(other.get(trait.getKey())))
                .map(trait -> trait.getKey() + ' ' + trait.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Map<String, String>> traits(MojoDescriptor goal) {
        Map<String, Map<String, String>> all = new HashMap<>();
        for (Parameter parameter : goal.getParameters()) {
            all.put(
                    parameter.getName(),
                    Map.of(
                            "type", parameter.getType(),
                            "property", quoted(parameter.getExpression()),
                            "default", quoted(parameter.getDefaultValue()),
                            "required", Boolean.toString(parameter.isRequired()),
                            "editable", Boolean.toString(parameter.isEditable()),
                            "alias", quoted(parameter.getAlias())));
        }
        return all;
    }

    private static String quoted(@Nullable String value) {
        return value == null || value.isEmpty() ? NONE : '`' + value.replaceAll("^\\$\\{(.*)}$", "$1") + '`';
    }

    private static SortedMap<String, List<String>> documented(String goal) throws IOException {
        SortedMap<String, List<String>> documented = new TreeMap<>();
        rows().stream()
                .filter(row -> row.group(1).equals(goal))
                .forEach(row -> documented.put(row.group(2), List.of(row.group(3), row.group(4))));
        return documented;
    }

    private static List<Matcher> rows() throws IOException {
        List<Matcher> rows = new ArrayList<>();
        for (String line : Files.readAllLines(MANUAL)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static MojoDescriptor ours(String goal) throws Exception {
        return goal(goal, VerifyMojo.class);
    }

    private static MojoDescriptor theirs(String goal) throws Exception {
        return goal(goal, org.apache.maven.plugin.failsafe.VerifyMojo.class);
    }

    /** From the descriptor that lies beside a class: with ours, the build has put it there before any test. */
    private static MojoDescriptor goal(String name, Class<?> beside) throws Exception {
        URI place = beside.getProtectionDomain().getCodeSource().getLocation().toURI();
        String jar = place.getPath().endsWith(".jar") ? "jar:" + place + "!/" : place.toString();
        try (InputStream stream =
                        URI.create(jar + "META-INF/maven/plugin.xml").toURL().openStream();
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            PluginDescriptor plugin = new PluginDescriptorBuilder().build(reader);
            return Objects.requireNonNull(plugin.getMojo(name), name);
        }
    }
}
