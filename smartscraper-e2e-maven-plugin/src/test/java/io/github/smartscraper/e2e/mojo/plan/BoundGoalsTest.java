package io.github.smartscraper.e2e.mojo.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link BoundGoals}. */
@DisplayName("Goals that a POM binds")
final class BoundGoalsTest {

    private final Plugin plugin = new Plugin();

    @Test
    @DisplayName("belong together in one execution, of which there may be several")
    void together() {
        bind("first", "pre-integration-test", "start", "integration-test", "stop", "verify");
        bind("second", "verify", "start", "integration-test", "verify");

        assertThat(stray()).isEmpty();
    }

    @Test
    @DisplayName("go astray in an execution without goal start (F10)")
    void separate() {
        bind("servers", "", "start");
        bind("tests", "", "verify", "integration-test");

        assertThat(stray()).contains(new BoundGoals.Stray("integration-test", "tests"));
    }

    @Test
    @DisplayName("may be elsewhere if they are switched off there, or are others")
    void switchedOff() {
        bind("servers", "", "start", "stop");
        bind("tests", "none", "integration-test");
        bind("before", "validate", "doctor", "clean");

        assertThat(stray()).isEmpty();
        assertThat(BoundGoals.of(Optional.empty()).stray()).isEmpty();
    }

    @Test
    @DisplayName("go on in the same execution, or in the only one with goal start")
    void start() {
        bind("early", "compile", "prewarm");
        bind("e2e", "", "prewarm", "start");
        bind("off", "none", "start");

        assertThat(startFor("e2e")).contains("e2e");
        assertThat(startFor("early")).contains("e2e");

        bind("smoke", "", "prewarm", "start");
        assertThat(startFor("smoke")).contains("smoke");
        assertThat(startFor("early")).isEmpty();
    }

    private Optional<String> startFor(String execution) {
        return BoundGoals.of(Optional.of(plugin)).startFor(execution);
    }

    private void bind(String execution, String phase, String... goals) {
        PluginExecution bound = new PluginExecution();
        bound.setId(execution);
        bound.setPhase(phase.isEmpty() ? bound.getPhase() : phase);
        bound.setGoals(List.of(goals));
        plugin.addExecution(bound);
    }

    private Optional<BoundGoals.Stray> stray() {
        return BoundGoals.of(Optional.of(plugin)).stray();
    }
}
