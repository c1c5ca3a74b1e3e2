package io.github.smartscraper.e2e.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.run.SampleSelection;
import io.github.smartscraper.e2e.selection.Selection;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link RunContext}. */
@DisplayName("The context of a run")
final class RunContextTest {

    private final Map<Object, Object> pluginContext = new HashMap<>(Map.of("of Maven", "untouched"));
    private final RunContext context = new RunContext(pluginContext, "default");

    @Test
    @DisplayName("is empty before goal start")
    void empty() {
        assertThat(context.isStarted()).isFalse();
        assertThat(context.selection()).isEmpty();
        assertThat(context.run()).isEmpty();
        assertThat(pluginContext).hasSize(1);
    }

    @Test
    @DisplayName("has neither selection nor run when all was skipped")
    void skipped() {
        // when
        context.started();

        // then
        assertThat(context.isStarted()).isTrue();
        assertThat(context.selection()).isEmpty();
        assertThat(context.run()).isEmpty();
    }

    @Test
    @DisplayName("gives the next goal of the same execution what the one before has put there")
    void sameExecution() {
        // given
        Selection selection = SampleSelection.of("OneIT");

        // when
        context.started();
        context.select(selection);

        // then
        RunContext next = new RunContext(pluginContext, "default");
        assertThat(next.isStarted()).isTrue();
        assertThat(next.selection()).containsSame(selection);
        assertThat(pluginContext).containsEntry("of Maven", "untouched");
    }

    @Test
    @DisplayName("gives another execution nothing of it")
    void otherExecution() {
        // when
        context.started();
        context.select(SampleSelection.of("OneIT"));

        // then
        RunContext other = new RunContext(pluginContext, "smoke");
        assertThat(other.isStarted()).isFalse();
        assertThat(other.selection()).isEmpty();
    }

    @Test
    @DisplayName("tells the first of all executions from the others")
    void first() {
        assertThat(context.isFirst("summary")).isTrue();
        assertThat(context.isFirst("summary")).isFalse();
        assertThat(new RunContext(pluginContext, "smoke").isFirst("summary")).isFalse();
        assertThat(context.isFirst("other")).isTrue();
    }
}
