package io.github.smartscraper.e2e.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests that {@code docs/parameters.md}, which people write, has all that can be set, with the default that it has. */
@DisplayName("docs/parameters.md")
final class ParametersPageTest {

    /** A row about a parameter: its name, and the cells after it. */
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\|(.*)");

    /** Where the page says in words what the descriptor calls by an expression. */
    private static final Map<String, String> IN_WORDS =
            Map.of("dataRoot", "`java.io.tmpdir`", "cacheFile", "`target/smartscraper-e2e/test-cache.json`");

    @Test
    @DisplayName("has every goal")
    void goals() throws IOException {
        String page = Files.readString(GoalDescriptors.page("parameters.md"));
        assertThat(GoalDescriptors.all()).extracting(MojoDescriptor::getGoal).allSatisfy(goal -> assertThat(page)
                .contains("| `" + goal + "` |"));
    }

    @Test
    @DisplayName("has every parameter")
    void parameters() throws IOException {
        assertThat(rows().keySet()).containsAll(defaults().keySet());
    }

    @Test
    @DisplayName("has each with its default, if that is a value")
    void sameDefaults() throws IOException {
        Map<String, String> rows = rows();
        assertThat(defaults()).allSatisfy((name, preset) -> {
            String wanted = IN_WORDS.getOrDefault(name, '`' + preset + '`');
            assertThat(preset.isEmpty() || rows.getOrDefault(name, "").contains("| " + wanted))
                    .as("%s has the default %s", name, wanted)
                    .isTrue();
        });
    }

    @Test
    @DisplayName("has none that there is not")
    void noOthers() throws IOException {
        Set<String> known = new TreeSet<>(defaults().keySet());
        known.addAll(GoalDescriptors.all().stream().map(MojoDescriptor::getGoal).toList());
        assertThat(known).containsAll(rows().keySet());
    }

    private static Map<String, String> rows() throws IOException {
        Map<String, String> rows = new HashMap<>();
        for (String line : Files.readAllLines(GoalDescriptors.page("parameters.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(row.group(1), '|' + row.group(2));
            }
        }
        return rows;
    }

    /** By the name that people type. */
    private static Map<String, String> defaults() throws IOException {
        List<Parameter> all = GoalDescriptors.all().stream()
                .flatMap(goal -> GoalDescriptors.own(goal).stream())
                .toList();
        return all.stream()
                .collect(Collectors.toMap(
                        ParametersPageTest::typed,
                        parameter -> GoalDescriptors.preset(parameter).orElse(""),
                        (one, same) -> one));
    }

    private static String typed(Parameter parameter) {
        return GoalDescriptors.property(parameter)
                .map(property -> property.replaceFirst("^e2e\\.", ""))
                .orElse(GoalDescriptors.name(parameter));
    }
}
