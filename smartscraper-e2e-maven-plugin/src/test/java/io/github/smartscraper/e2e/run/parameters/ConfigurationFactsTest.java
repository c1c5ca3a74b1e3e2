package io.github.smartscraper.e2e.run.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.machine.HostSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link ConfigurationFacts}. */
@DisplayName("The facts about the configuration")
final class ConfigurationFactsTest {

    @TempDir
    private Path directory;

    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, String> failsafe = new HashMap<>();
    private TypedParameters parameters;

    @BeforeEach
    void setDefaults() {
        parameters = new TypedParameters(directory);
    }

    @ParameterizedTest(name = "-D{0}")
    @DisplayName("change with a property of the command line that tests may ask for")
    @ValueSource(strings = {"sample.own", "testUser", "tests", "skipLogin", "groupsOfUsers", "e2e.own", "it.testing"})
    void userProperty(String name) throws Exception {
        SortedMap<String, String> before = facts();

        failsafe.put(ConfigurationFacts.USER_PROPERTY + name, "other");

        assertThat(facts()).isNotEqualTo(before);
    }

    @ParameterizedTest(name = "-D{0}")
    @DisplayName("don't change with a property that only chooses tests, or says how to run or print them")
    @ValueSource(
            strings = {
                "it.test",
                "test",
                "skipITs",
                "skipTests",
                "maven.test.skip",
                "maven.javadoc.skip",
                "groups",
                "excludedGroups",
                "e2e.workers",
                "e2e.full",
                "e2e.file",
                "e2e.shard",
                "e2e.verbose",
                "e2e.cacheFile",
                "e2e.basePort",
                "failsafe.rerunFailingTestsCount",
                "surefire.timeout",
                "style.color"
            })
    void neutralProperty(String name) throws Exception {
        SortedMap<String, String> before = facts();

        failsafe.put(ConfigurationFacts.USER_PROPERTY + name, "other");

        assertThat(facts()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("change with a parameter that changes what is started, or what tests find")
    @CsvSource({
        "command, node other.mjs",
        "healthPath, /ready",
        "apiToken, another-{id}",
        "reset, restart",
        "browser, shared",
        "browserArguments, --lang=de"
    })
    void parameter(String name, String value) throws Exception {
        SortedMap<String, String> before = facts();

        parameters.set(name, value);

        assertThat(facts()).isNotEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("don't change with a parameter that only says where and how")
    @CsvSource({"workers, 4", "basePort, 20000", "timeout, 2m", "maxRestarts, 0", "keepData, always", "install, never"})
    void neutralParameter(String name, String value) throws Exception {
        SortedMap<String, String> before = facts();

        parameters.set(name, value);

        assertThat(facts()).isEqualTo(before);
    }

    @Test
    @DisplayName("change with what the command, the seed and the secrets file hold, not only with their names")
    void content() throws Exception {
        // given
        Files.createDirectory(directory.resolve("seed"));
        Files.writeString(directory.resolve("server.mjs"), "1");
        Files.writeString(directory.resolve("secrets.yaml"), "1");
        parameters.set("command", "node server.mjs").set("seedDirectory", directory.resolve("seed"));
        SortedMap<String, String> before = facts();

        for (String file : new String[] {"server.mjs", "seed/sites.jsonc", "secrets.yaml"}) {
            // when
            Files.writeString(directory.resolve(file), "2");

            // then
            SortedMap<String, String> after = facts();
            assertThat(after).as(file).isNotEqualTo(before);
            before = after;
        }
    }

    @Test
    @DisplayName("change with variables that servers and forks behave differently for, and with no others")
    void inheritedVariables() throws Exception {
        SortedMap<String, String> before = facts();

        variables.put("SHELL_LEVEL", "2");
        assertThat(facts()).isEqualTo(before);

        variables.put("NODE_OPTIONS", "--max-old-space-size=100");
        assertThat(facts()).isNotEqualTo(before);
    }

    private SortedMap<String, String> facts() throws Exception {
        return ConfigurationFacts.of(parameters.check(), failsafe, HostSystem.current(variables));
    }
}
