package io.github.smartscraper.e2e.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code reaper.sh} does when its pipe ends, on systems with and without {@code /proc}. */
@EnabledOnOs(OS.LINUX)
@Timeout(30)
final class ReaperTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long OWNER = 4_194_305;

    /** Prints what macOS' {@code ps -axEww -o pid=,command=} would: pid, arguments, environment, separated by spaces. */
    private static final String PS_OF_MACOS = """
            #!/bin/sh
            [ "$*" = "-axEww -o pid=,command=" ] || { echo "ps: illegal option" >&2; exit 1; }
            for process in /proc/[0-9]*; do
                [ -r "$process/environ" ] || continue
                printf '%5s ' "${process#/proc/}"
                cat "$process/cmdline" "$process/environ" 2>/dev/null | tr '\\0\\n' '  '
                echo
            done
            """;

    @RegisterExtension
    private final ChildProcesses children = new ChildProcesses();

    @TempDir
    private Path temporary;

    private final ProcessMark mark = children.mark();
    private Path programs;

    @BeforeEach
    void writePs() throws IOException {
        programs = Files.createDirectory(temporary.resolve("bin"));
        Path ps = Files.writeString(programs.resolve("ps"), PS_OF_MACOS);
        assertThat(ps.toFile().setExecutable(true)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/proc", "ps"})
    @DisplayName("It ends what carries the mark, whatever that does with SIGTERM, and nothing else; found by")
    void endsWhatCarriesTheMark(String means) throws Exception {
        // given
        Process gentle = children.start(mark.ofWorker(0).variables(), "sleep", "30");
        Process stubborn = children.startReady(
                mark.ofWorker(1).variables(), "trap '' TERM; echo ready; while :; do sleep 0.1; done");
        Process foreign = children.start(children.mark().variables(), "sleep", "30");

        // when
        Process reaper = reap(means, "");

        // then
        assertThat(reaper.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        await().atMost(LIMIT).untilAsserted(() -> assertThat(List.of(gentle.pid(), stubborn.pid()))
                .noneMatch(ChildProcesses::isRunning));
        assertThat(ChildProcesses.isRunning(foreign.pid())).isTrue();
    }

    @Test
    @DisplayName("It removes the session's directories, files and locks, and leaves those of others")
    void removesWhatIsTheSessions() throws Exception {
        // given
        Path own = directory("smartscraper-test-0-own name", "session=" + mark.session());
        Path empty = Files.createDirectory(temporary.resolve("empty"));
        Path foreign = directory("smartscraper-test-0-foreign", "session=another");
        Path unmarked = Files.createDirectories(temporary.resolve("unmarked/of somebody"))
                .getParent();
        Path session = Files.writeString(temporary.resolve("session.json"), "{\"session\":\"" + mark.session() + "\"}");
        Path later = Files.writeString(temporary.resolve("later.json"), "{\"session\":\"later\"}");
        Path locks = Files.createDirectory(temporary.resolve("locks"));
        Path lock = Files.writeString(locks.resolve("9000.lock"), OWNER + " 2026-01-01T00:00:00Z x");
        Path draft = Files.createFile(locks.resolve(".lock-" + OWNER + "-1"));
        Path othersDraft = Files.createFile(locks.resolve(".lock-1" + OWNER + "-1"));
        Path othersLock = Files.writeString(locks.resolve("9001.lock"), "1" + OWNER + " 2026-01-01T00:00:00Z x");

        // when
        Process reaper = reap(
                "/proc",
                "dir " + own + "\ndir " + empty + "\ndir " + foreign + "\ndir " + unmarked + "\nfile " + session
                        + "\nfile " + later + "\nlocks " + locks + "\n");

        // then
        assertThat(reaper.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(List.of(own, empty, session, lock, draft)).noneMatch(Files::exists);
        assertThat(List.of(foreign, unmarked, later, othersLock, othersDraft)).allMatch(Files::exists);
    }

    @Test
    @DisplayName("It does nothing when it has been told that all is done")
    void isDismissed() throws Exception {
        // given
        Process process = children.start(mark.variables(), "sleep", "30");

        // when
        Process reaper = reap("/proc", "done\n");

        // then
        assertThat(reaper.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(ChildProcesses.isRunning(process.pid())).isTrue();
    }

    @Test
    @DisplayName("One that was killed is replaced as soon as there is something to tell")
    void isReplaced() throws Exception {
        // given
        try (Reaper reaper = Reaper.start(Executables.of(System.getenv()), mark).orElseThrow()) {
            ProcessHandle first = reapers().findFirst().orElseThrow();
            first.destroyForcibly();
            first.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);

            // when
            reaper.watchDirectory(temporary.resolve("data"));

            // then
            assertThat(reapers()).singleElement().isNotEqualTo(first);
        }
        await().atMost(LIMIT).untilAsserted(() -> assertThat(reapers()).isEmpty());
    }

    private Stream<ProcessHandle> reapers() {
        return ProcessHandle.current().children().filter(child -> Arrays.asList(
                        child.info().arguments().orElse(new String[0]))
                .contains(mark.session()));
    }

    @Test
    @DisplayName("There is none where programs have endings, even if a shell has been installed")
    void noneOnWindows() throws IOException {
        // given
        Map<String, String> windows = Map.of("PATH", System.getenv("PATH"), "PATHEXT", ".EXE;.CMD");

        // when, then
        assertThat(Reaper.start(Executables.of(windows), mark)).isEmpty();
    }

    private Path directory(String name, String marker) throws IOException {
        Path directory = Files.createDirectory(temporary.resolve(name));
        Files.writeString(directory.resolve(".smartscraper-e2e"), "# made by a test\n" + marker + "\n");
        return directory;
    }

    /** Starts the program, tells it these lines, and ends its pipe, as the end of Maven does. */
    private Process reap(String means, String lines) throws IOException {
        String proc = means.equals("ps") ? "" : means;
        List<String> command = new ArrayList<>(List.of("sh", "-c", program(), "reaper", mark.session()));
        command.addAll(List.of(Long.toString(OWNER), proc));
        Process reaper =
                children.start(Map.of("PATH", programs + ":" + System.getenv("PATH")), command.toArray(String[]::new));
        try (OutputStream pipe = reaper.getOutputStream()) {
            pipe.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        return reaper;
    }

    private static String program() throws IOException {
        try (InputStream program = Objects.requireNonNull(Reaper.class.getResourceAsStream("reaper.sh"))) {
            return new String(program.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
