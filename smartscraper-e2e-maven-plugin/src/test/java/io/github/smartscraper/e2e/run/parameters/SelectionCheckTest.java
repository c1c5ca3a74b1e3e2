package io.github.smartscraper.e2e.run.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.run.SelectedProject;
import io.github.smartscraper.e2e.selection.filter.Shard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the parameters that choose tests. */
@DisplayName("The parameter")
final class SelectionCheckTest {

    private SelectedProject sample;

    @BeforeEach
    void newProject(@TempDir Path directory) throws Exception {
        sample = new SelectedProject(directory);
    }

    @ParameterizedTest
    @DisplayName("shard takes a number and a total")
    @CsvSource({"1/1, 1, 1", "2/4, 2, 4", "' 4/4 ', 4, 4", "1000/1000, 1000, 1000"})
    void shard(String value, int index, int total) throws Exception {
        // given
        sample.shard = value;

        // when, then
        assertThat(sample.request().selection().shard()).isEqualTo(new Shard(index, total));
    }

    @ParameterizedTest
    @DisplayName("shard refuses anything else, with value and example")
    @ValueSource(
            strings = {"5/4", "0/4", "1/0", "4", "1/", "/4", "a/b", "-1/4", "1/4/2", "1.5/4", "AUTO", "99999/99999"})
    void badShard(String value) {
        // given
        sample.shard = value;

        // when, then
        assertThatThrownBy(sample::request)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("Parameter shard '" + value + "'", "auto", "-De2e.shard=2/4");
    }

    @Test
    @DisplayName("shard is asked of the CI system's variables only if it is auto")
    void autoShard() throws Exception {
        // given
        sample.variables.put("CI_NODE_INDEX", "3");
        sample.variables.put("CI_NODE_TOTAL", "4");

        // when, then
        assertThat(sample.request().selection().shard()).isEqualTo(Shard.WHOLE);
        sample.shard = "auto";
        assertThat(sample.request().selection().shard()).isEqualTo(new Shard(3, 4));
        sample.variables.remove("CI_NODE_TOTAL");
        assertThat(sample.request().selection().shard()).isEqualTo(Shard.WHOLE);
    }

    @ParameterizedTest
    @DisplayName("cacheAudit takes a share")
    @CsvSource({"5%, 0.05", "100%, 1", "0%, 0", "7, 0.07", "'', 0"})
    void audit(String value, double share) throws Exception {
        // given
        sample.cacheAudit = value;

        // when, then
        assertThat(sample.request().selection().cache().auditShare()).isCloseTo(share, within(1e-9));
    }

    @ParameterizedTest
    @DisplayName("cacheAudit refuses anything else, with value and example")
    @ValueSource(strings = {"101%", "-1%", "half", "5 %", "0.5", "1000"})
    void badAudit(String value) {
        // given
        sample.cacheAudit = value;

        // when, then
        assertThatThrownBy(sample::request)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("Parameter cacheAudit '" + value + "'", "-De2e.cacheAudit=5%");
    }

    @Test
    @DisplayName("cacheFile refuses a directory")
    void cacheFileIsDirectory() throws Exception {
        // given
        Files.createDirectories(sample.project.resolve("target/test-cache.json"));

        // when, then
        assertThatThrownBy(sample::request)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("Parameter cacheFile", "this is a directory", "-De2e.cacheFile=");
    }

    @ParameterizedTest
    @DisplayName("file is not there when it is blank")
    @ValueSource(strings = {"", "  "})
    void blankFile(String value) throws Exception {
        // given
        sample.file = value;

        // when, then
        assertThat(sample.request().selection().file()).isEmpty();
    }

    @Test
    @DisplayName("values that are wrong are all named at once")
    void allAtOnce() {
        // given
        sample.shard = "5/4";
        sample.cacheAudit = "half";

        // when, then
        assertThatThrownBy(sample::request).hasMessageContainingAll("2 parameters", "5/4", "half");
    }

    @Test
    @DisplayName("inputVariables takes names, and beginnings with a star")
    void inputVariables() throws Exception {
        // given
        sample.inputVariables = List.of("SHOP_MODE", " FEATURE_* ", "_x");

        // when, then
        assertThat(sample.request().selection().inputVariables()).containsExactly("SHOP_MODE", "FEATURE_*", "_x");
    }

    @ParameterizedTest
    @DisplayName("inputVariables refuses anything else, with value and example")
    @ValueSource(strings = {"*", "SHOP_*_MODE", "*_MODE", "shop.mode", "A B", "1A", "A=B", "SHOP-MODE", "$SHOP"})
    void badInputVariables(String value) {
        // given
        sample.inputVariables = List.of("SHOP_MODE", value);

        // when, then
        assertThatThrownBy(sample::request)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "Parameter inputVariables '" + value + "' can't be used: it takes names of variables, or their "
                                + "beginnings with a star at the end; for example -De2e.inputVariables=SHOP_MODE,FEATURE_*.");
    }
}
