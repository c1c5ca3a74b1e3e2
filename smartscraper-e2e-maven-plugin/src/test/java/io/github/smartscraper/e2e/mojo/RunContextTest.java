package io.github.smartscraper.e2e.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.console.RecordedConsole;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.run.RunAssembly;
import io.github.smartscraper.e2e.run.RunOrchestrator;
import io.github.smartscraper.e2e.run.ownership.RecordedGuard;
import io.github.smartscraper.e2e.run.parameters.TypedParameters;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link RunContext}. */
@DisplayName("The context of a run")
final class RunContextTest {

    @TempDir
    private Path directory;

    private final Map<Object, Object> pluginContext = new HashMap<>(Map.of("of Maven", "untouched"));
    private final RunContext context = new RunContext(pluginContext, "default");

    @Test
    @DisplayName("says before goal start that there is nothing to go on with")
    void empty() {
        assertThat(context.isStarted()).isFalse();
        assertThatThrownBy(() -> context.require("verify"))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("Goal verify can't run without goal start");
        assertThat(pluginContext).hasSize(1);
    }

    @Test
    @DisplayName("has no run when all was skipped")
    void skipped() throws Exception {
        // when
        context.skip();

        // then
        assertThat(context.isStarted()).isTrue();
        assertThat(context.require("verify")).isEmpty();
    }

    @Test
    @DisplayName("gives the next goal of the same execution the run that goal start has begun")
    void sameExecution() throws Exception {
        // given
        RunOrchestrator run = run();

        // when
        context.begin(run);

        // then
        RunContext next = new RunContext(pluginContext, "default");
        assertThat(next.isStarted()).isTrue();
        assertThat(next.require("stop")).containsSame(run);
        assertThat(pluginContext).containsEntry("of Maven", "untouched");
    }

    @Test
    @DisplayName("gives another execution nothing of it")
    void otherExecution() throws Exception {
        // when
        context.begin(run());

        // then
        assertThat(new RunContext(pluginContext, "smoke").isStarted()).isFalse();
    }

    @Test
    @DisplayName("knows which execution has asked first, however often each of them asks")
    void firstExecution() {
        RunContext other = new RunContext(pluginContext, "smoke");

        assertThat(context.isFirstExecution()).isTrue();
        assertThat(other.isFirstExecution()).isFalse();
        assertThat(context.isFirstExecution()).isTrue();
    }

    @Test
    @DisplayName("has nothing prewarmed for an execution without goal prewarm")
    void notPrewarmed() {
        assertThat(context.prewarmed()).isEmpty();
    }

    @Test
    @DisplayName("tells the first of all executions from the others")
    void first() {
        assertThat(context.isFirst("summary")).isTrue();
        assertThat(context.isFirst("summary")).isFalse();
        assertThat(new RunContext(pluginContext, "smoke").isFirst("summary")).isFalse();
        assertThat(context.isFirst("other")).isTrue();
    }

    private RunOrchestrator run() throws Exception {
        return new RunOrchestrator(new RunAssembly(
                new TypedParameters(directory).check(),
                HostSystem.current(Map.of()),
                new RecordedConsole(),
                new RecordedGuard(),
                "1"));
    }
}
