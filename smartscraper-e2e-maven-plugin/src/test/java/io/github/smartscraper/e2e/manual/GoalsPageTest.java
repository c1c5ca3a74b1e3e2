package io.github.smartscraper.e2e.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests that {@code docs/goals.md} is what the javadoc of the goals says; and writes it, if it is told to. */
@DisplayName("docs/goals.md")
final class GoalsPageTest {

    private static final String RENEW = "docs.renew";

    private static final String COMMAND =
            "mvn -pl smartscraper-e2e-maven-plugin -am test -Dtest=GoalsPageTest -Ddocs.renew=true"
                    + " -Dsurefire.failIfNoSpecifiedTests=false";

    /** Other goals have the parameters of this one. */
    private static final String MAIN = "start";

    private static final String HEAD = """
            # Goals, parameter by parameter

            This page is made from the javadoc of the goals, as `mvn smartscraper-e2e:help -Ddetail` is. Don't edit it; this
            renews it, and a test fails where it is not current:

                %s

            [Goals and parameters](parameters.md) has the same by topic and in short.
            """;

    @Test
    @DisplayName("is current")
    void isCurrent() throws IOException {
        String wanted = page();
        if (Boolean.getBoolean(RENEW)) {
            Files.writeString(GoalDescriptors.page("goals.md"), wanted);
        }
        assertThat(GoalDescriptors.page("goals.md"))
                .as("not what the javadoc of the goals says; type " + COMMAND)
                .content()
                .isEqualTo(wanted);
    }

    @Test
    @DisplayName("has no goal with parameters for tests that runs none, nor has help")
    void noParametersForTests() throws IOException {
        assertThat(GoalDescriptors.all())
                .filteredOn(goal -> List.of("doctor", "run").contains(goal.getGoal()))
                .hasSize(2)
                .allSatisfy(goal -> assertThat(goal.getParameters())
                        .filteredOn(Parameter::isEditable)
                        .hasSameElementsAs(GoalDescriptors.own(goal)));
    }

    private static String page() throws IOException {
        List<MojoDescriptor> goals = GoalDescriptors.all();
        Map<String, String> main = goals.stream()
                .filter(goal -> goal.getGoal().equals(MAIN))
                .flatMap(goal -> GoalDescriptors.own(goal).stream())
                .collect(Collectors.toMap(GoalDescriptors::name, GoalsPageTest::row));
        StringBuilder page = new StringBuilder(HEAD.formatted(COMMAND));
        for (MojoDescriptor goal : goals) {
            page.append("\n## ").append(goal.getGoal()).append("\n\n").append(text(goal.getDescription()));
            page.append("\n\n").append(traits(goal)).append('\n').append(parameters(goal, main));
        }
        return page.toString();
    }

    private static String traits(MojoDescriptor goal) {
        String phase = Optional.ofNullable(goal.getPhase())
                .map(name -> "Runs in phase `" + name + "` unless it is bound to another one.")
                .orElse("Is called on the command line.");
        return phase + (goal.isProjectRequired() ? "" : " Needs no project.");
    }

    private static String parameters(MojoDescriptor goal, Map<String, String> main) {
        List<String> rows = new ArrayList<>();
        List<String> shared = new ArrayList<>();
        for (Parameter parameter : GoalDescriptors.own(goal)) {
            String row = row(parameter);
            String name = GoalDescriptors.name(parameter);
            if (!goal.getGoal().equals(MAIN) && row.equals(main.get(name))) {
                shared.add('`' + name + '`');
            } else {
                rows.add(row);
            }
        }
        StringBuilder text = new StringBuilder();
        if (!rows.isEmpty()) {
            text.append("\n| parameter | property | default | meaning |\n|---|---|---|---|\n");
            rows.forEach(text::append);
        }
        if (!shared.isEmpty()) {
            text.append("\nAs of goal [`start`](#start): ")
                    .append(String.join(", ", shared))
                    .append(".\n");
        }
        if (List.of("integration-test", "verify").contains(goal.getGoal())) {
            text.append(
                    "\nBesides, it has the parameters of Failsafe's goal of this name; [what differs](failsafe.md).\n");
        }
        return text.toString();
    }

    private static String row(Parameter parameter) {
        return "| `%s` | %s | %s | %s |%n"
                .replace("%n", "\n")
                .formatted(
                        GoalDescriptors.name(parameter),
                        GoalDescriptors.property(parameter)
                                .map(name -> '`' + name + '`')
                                .orElse(""),
                        GoalDescriptors.preset(parameter)
                                .map(value -> '`' + value + '`')
                                .orElse(""),
                        text(parameter.getDescription()) + (parameter.isRequired() ? " Required." : ""));
    }

    /** What has no meaning in Markdown, but would get one, stays what it is. */
    private static String text(String description) {
        return description
                .strip()
                .replaceAll("\\s+", " ")
                .replace("<", "&lt;")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replace("[", "\\[")
                .replace("|", "\\|");
    }
}
