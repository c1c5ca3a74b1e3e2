package io.github.smartscraper.e2e.process;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.support.EndLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests what a {@link LaunchTable} knows of processes, without looking into any environment. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class LaunchTableTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String SHELL_WITH_CHILD = "sleep 300 & wait";

    @RegisterExtension
    private final ChildProcesses children = new ChildProcesses();

    @TempDir
    private Path directory;

    private final ProcessCookie cookie = children.cookie();
    private final ProcessLauncher launcher = SessionLauncher.onPath(Executables.of(Map.of()));
    private final LaunchTable table = new LaunchTable(launcher, cookie -> Set.of());

    @Test
    @DisplayName("What was launched with a cookie is found by it, with its children, and nothing else is")
    void whatWasLaunchedIsFound() throws IOException {
        // given
        LaunchedProcess marked = launch(cookie.ofWorker(1));
        launch(children.cookie());

        // when, then
        await().atMost(LIMIT).until(() -> table.carrying(cookie).size() == 2);
        assertThat(table.carrying(cookie)).contains(marked.identity().pid());
        assertThat(table.carrying(cookie.ofWorker(1))).hasSize(2);
        assertThat(table.carrying(cookie.ofWorker(11))).isEmpty();
    }

    @Test
    @DisplayName("A child that was seen is still found when its parent has been killed")
    void anOrphanIsFound() throws Exception {
        // given
        LaunchedProcess parent = launch(cookie);
        await().atMost(LIMIT).until(() -> table.carrying(cookie).size() == 2);

        // when
        parent.identity().handle().orElseThrow().destroyForcibly();
        assertThat(parent.waitFor(LIMIT)).isTrue();

        // then
        assertThat(table.carrying(cookie))
                .hasSize(1)
                .doesNotContain(parent.identity().pid());
    }

    @Test
    @DisplayName("What the system shows is found as well")
    void whatTheSystemShowsIsFound() {
        // given
        long shown = 4_194_305;
        LaunchTable both = new LaunchTable(launcher, any -> Set.of(shown));

        // when, then
        assertThat(both.carrying(cookie)).containsExactly(shown);
    }

    @Test
    @DisplayName("By it a tree ends of which only the cookie is known")
    void aTreeEnds() throws IOException {
        // given
        launch(cookie.ofWorker(0));
        launch(cookie.ofWorker(1));
        await().atMost(LIMIT).until(() -> table.carrying(cookie).size() == 4);
        Set<Long> pids = table.carrying(cookie);

        // when
        Set<Long> left = new ProcessTree(table, cookie, null).end(new EndLimits(LIMIT, LIMIT));

        // then
        assertThat(left).isEmpty();
        assertThat(table.carrying(cookie)).isEmpty();
        await().atMost(LIMIT).untilAsserted(() -> assertThat(pids).noneMatch(ChildProcesses::isRunning));
    }

    private LaunchedProcess launch(ProcessCookie whose) throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(whose.variables());
        return table.launch(new Launch(
                List.of("sh", "-c", SHELL_WITH_CHILD),
                directory,
                environment,
                directory.resolve("process.log"),
                UnaryOperator.identity()));
    }
}
