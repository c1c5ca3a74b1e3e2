package io.github.smartscraper.e2e.tmux;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.Launch;
import io.github.smartscraper.e2e.process.LaunchedProcess;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.process.ProcessTree;
import io.github.smartscraper.e2e.process.SessionLauncher;
import io.github.smartscraper.e2e.support.EndLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests commands in the real tmux. */
@EnabledOnOs(OS.LINUX)
@Timeout(90)
final class TmuxSessionTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    @TempDir
    private Path temporary;

    private final ProcessCookie cookie = ProcessCookie.newSession().ofWorker(0);
    private final ProcessTree tree = new ProcessTree(ProcessTable.ofThisSystem(), cookie, null);

    @AfterEach
    void endAll() {
        tree.end(EndLimits.BROWSER);
    }

    @Test
    @DisplayName("Words reach the program as they are, and its output the log, masked and without colours")
    void wordsAndOutput() throws Exception {
        // given
        String script = "printf '\\033[31m<%s>\\033[0m\\n' \"$@\"; echo $SECRET $TMUX_TMPDIR";

        // when
        LaunchedProcess process =
                launch("sh", "-c", script, "words", "a b", "$HOME", ";", "\\;", "x;", "#{pid} %H", "'\"", "grün", "");

        // then
        assertThat(process.waitFor(LIMIT)).isTrue();
        assertThat(process.exitCode()).hasValue(0);
        assertThat(log())
                .containsExactly(
                        "<a b>", "<$HOME>", "<;>", "<\\;>", "<x;>", "<#{pid} %H>", "<'\">", "<grün>", "<>", "****");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"exit 7,7", "kill -KILL $$,137", "kill -TERM $$,143"})
    @DisplayName("The end of a command is told as without tmux, with all that it has printed:")
    void ends(String end, int code) throws Exception {
        // when
        LaunchedProcess process = launch("sh", "-c", "seq 1 5000; echo farewell; " + end);

        // then
        assertThat(process.waitFor(LIMIT)).isTrue();
        assertThat(process.exitCode()).hasValue(code);
        // The exit code waits for the log for half a second, which a busy machine may exceed.
        await().atMost(LIMIT).until(() -> log().size() > 5000);
        // What the shell says of a command that was killed stands behind it.
        assertThat(log().subList(0, 5001)).startsWith("1", "2").endsWith("5000", "farewell");
        assertThat(log()).noneMatch(line -> line.contains("terminal-"));
        assertThat(tree.pids()).isEmpty();
    }

    @Test
    @DisplayName("A command of a single word is not given to a shell")
    void singleWord() throws Exception {
        // when
        LaunchedProcess process = launch("no-such-program;exit");

        // then
        assertThat(process.waitFor(LIMIT)).isTrue();
        assertThat(process.exitCode()).hasValue(127);
    }

    @Test
    @DisplayName("All of it carries the cookie of the worker, the tmux server among it, and ends with it")
    void carriesTheMark() throws Exception {
        // given
        LaunchedProcess process = launch("sh", "-c", "echo ready; sleep 60");
        while (log().isEmpty()) {
            Thread.sleep(20);
        }

        // when
        Set<Long> left = tree.end(EndLimits.ofServers(EndLimits.USUAL_GRACE));

        // then
        assertThat(left).isEmpty();
        assertThat(process.waitFor(LIMIT)).isTrue();
    }

    @Test
    @DisplayName("A path that is too long for a socket is skipped")
    void longPath() throws IOException {
        // given
        Path deep = Files.createDirectories(temporary.resolve("x".repeat(80)));

        // when, then
        assertThat(TmuxSession.unpredictablePath(deep, 3)).hasValueSatisfying(path -> assertThat(path.toString())
                .startsWith("/tmp/smartscraper-test-tmux-3-")
                .doesNotContain("xxx"));
    }

    @Test
    @DisplayName("What is to be typed is quoted where a shell would misread it")
    void attachCommand() {
        assertThat(new TmuxSession(Path.of("tmux"), 2, Path.of("/tmp/it's")).attachCommand())
                .isEqualTo("tmux -S '/tmp/it'\\''s/tmux' attach -t smartscraper-worker-2");
        assertThat(new TmuxSession(Path.of("tmux"), 0, Path.of("/tmp/a-1")).attachCommand())
                .isEqualTo("tmux -S /tmp/a-1/tmux attach -t smartscraper-worker-0");
    }

    private LaunchedProcess launch(String... command) throws IOException {
        Executables executables = Executables.of(System.getenv());
        Path tmux = executables.find("tmux").orElseThrow();
        Path directory = Files.createDirectories(temporary.resolve("s $x #{pid} '"));
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(cookie.variables());
        environment.put("SECRET", "hidden");
        environment.put("TMUX_TMPDIR", "/nowhere");
        Launch direct =
                new Launch(List.of(command), temporary, environment, logFile(), line -> line.replace("hidden", "****"));
        return SessionLauncher.onPath(executables).launch(new TmuxSession(tmux, 0, directory).around(direct));
    }

    private Path logFile() {
        return temporary.resolve("worker-0.log");
    }

    private List<String> log() throws IOException {
        return Files.readAllLines(logFile());
    }
}
