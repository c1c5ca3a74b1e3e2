package io.github.smartscraper.e2e.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Tests that people can type what the manual tells them to: its goals and properties exist, and its YAML is some. */
@DisplayName("In the manual,")
final class RecipesTest {

    private static final Pattern PROPERTY = Pattern.compile("-D(e2e\\.\\w+)");
    private static final Pattern GOAL = Pattern.compile("smartscraper-e2e(?:-maven-plugin:[\\w.-]+)?:([a-z][a-z-]+)");
    private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");

    private static final Pattern LINK = Pattern.compile("]\\(([^):#\\s]+)(?:#[^)]*)?\\)");

    /** Any parameter, where the text speaks of all of them. */
    private static final Set<String> PLACEHOLDERS = Set.of("e2e.name");

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(GoalDescriptors.page("../README.md")));
        try (Stream<Path> files = Files.list(GoalDescriptors.page(""))) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    @DisplayName("a property that is to be typed exists")
    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void properties(Path page) throws IOException {
        Set<String> known = GoalDescriptors.all().stream()
                .flatMap(goal -> goal.getParameters().stream())
                .flatMap(parameter -> GoalDescriptors.property(parameter).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        known.addAll(PLACEHOLDERS);
        assertThat(known).containsAll(found(PROPERTY, page));
    }

    @DisplayName("a goal that is to be typed exists")
    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void goals(Path page) throws IOException {
        Set<String> known = GoalDescriptors.all().stream()
                .map(MojoDescriptor::getGoal)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(known).containsAll(found(GOAL, page));
    }

    @DisplayName("a link leads to a file that there is")
    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void links(Path page) throws IOException {
        assertThat(found(LINK, page))
                .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
    }

    @DisplayName("YAML can be read")
    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void yaml(Path page) throws IOException {
        Matcher blocks = YAML.matcher(Files.readString(page));
        while (blocks.find()) {
            String block = blocks.group(1);
            assertThatCode(() -> new Yaml(new SafeConstructor(new LoaderOptions())).load(block))
                    .as(block)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    @DisplayName("docs/ci.md has a recipe each for GitHub Actions, GitLab and Kubernetes in YAML")
    void recipes() throws IOException {
        assertThat(YAML.matcher(Files.readString(GoalDescriptors.page("ci.md"))).results())
                .hasSizeGreaterThanOrEqualTo(3);
    }

    private static Set<String> found(Pattern pattern, Path page) throws IOException {
        return pattern.matcher(Files.readString(page))
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
