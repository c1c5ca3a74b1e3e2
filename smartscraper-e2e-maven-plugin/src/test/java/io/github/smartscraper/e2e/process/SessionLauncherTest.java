package io.github.smartscraper.e2e.process;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests how {@link SessionLauncher} starts processes, and what it writes to their logs. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class SessionLauncherTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @RegisterExtension
    private final ChildProcesses children = new ChildProcesses();

    @TempDir
    private Path directory;

    private final ProcessCookie cookie = children.cookie();
    private final ProcessLauncher launcher = SessionLauncher.onPath(Executables.of(System.getenv()));
    private Path log;

    @BeforeEach
    void nameLog() {
        log = directory.resolve("logs/worker-0.log");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("A process leads a session and a group of its own")
    void aProcessLeadsASession() throws IOException {
        // given
        LaunchedProcess process = launcher.launch(launch("exec sleep 300"));

        // when, then
        await().atMost(LIMIT).untilAsserted(() -> assertLeadsASession(process));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("Where there is no setsid program, Perl makes the session, and no shell looks at the command")
    void perlMakesTheSession() throws Exception {
        // given
        Path search = onlyProgram("perl");
        Path server = script("my server; exit 9", "echo started; exec sleep 300");

        // when
        LaunchedProcess process = SessionLauncher.onPath(Executables.of(Map.of("PATH", search.toString())))
                .launch(launch(List.of(server.toString()), UnaryOperator.identity()));

        // then
        await().atMost(LIMIT).untilAsserted(() -> assertThat(log).hasContent("started"));
        assertLeadsASession(process);
    }

    private static void assertLeadsASession(LaunchedProcess process) throws IOException {
        List<String> status = ChildProcesses.status(process.identity().pid());
        String pid = Long.toString(process.identity().pid());
        assertThat(status.subList(2, 4)).as("group, session").containsExactly(pid, pid);
    }

    @Test
    @DisplayName("Where there is neither, the process is started all the same")
    void withoutEitherTheProcessIsStarted() throws Exception {
        // given
        ProcessLauncher plain = SessionLauncher.onPath(Executables.of(Map.of()));

        // when
        LaunchedProcess process = plain.launch(launch("exit 3"));

        // then
        assertThat(process.waitFor(LIMIT)).isTrue();
        assertThat(process.exitCode()).hasValue(3);
    }

    @Test
    @DisplayName("Where programs have endings, the command may leave its own out, and no session is made")
    void anEndingIsAdded() throws Exception {
        // given
        Path search = onlyProgram("perl");
        script("bin/npm", "exit 1");
        script("bin/npm.CMD", "echo npm of Windows runs $1");
        Map<String, String> windows = Map.of("PATH", search.toString(), "PATHEXT", ".EXE;.CMD");

        // when
        LaunchedProcess process = SessionLauncher.onPath(Executables.of(windows))
                .launch(new Launch(List.of("npm", "ci"), directory, windows, log, UnaryOperator.identity()));

        // then
        assertThat(process.waitFor(LIMIT)).isTrue();
        assertThat(process.exitCode()).hasValue(0);
        assertThat(log).hasContent("npm of Windows runs ci");
    }

    @Test
    @DisplayName("A process that runs is alive and has no exit code yet")
    void aRunningProcessHasNoExitCode() throws Exception {
        // given
        LaunchedProcess process = launcher.launch(launch("exec sleep 300"));

        // when, then
        assertThat(process.isAlive()).isTrue();
        assertThat(process.exitCode()).isEmpty();
        assertThat(process.waitFor(Duration.ofMillis(20))).isFalse();
        assertThat(process.identity().isAlive()).isTrue();
    }

    @Test
    @DisplayName("A process that has ended has its exit code")
    void anEndedProcessHasItsExitCode() throws Exception {
        // given
        LaunchedProcess process = launcher.launch(launch("exit 42"));

        // when, then
        assertThat(process.waitFor(LIMIT)).isTrue();
        assertThat(process.isAlive()).isFalse();
        assertThat(process.exitCode()).hasValue(42);
    }

    @Test
    @DisplayName("A process that a signal has ended has exit code 128 plus the signal")
    void aSignalIsAnExitCode() throws Exception {
        // given
        LaunchedProcess process = launcher.launch(launch("kill -KILL $$"));

        // when, then
        assertThat(process.waitFor(LIMIT)).isTrue();
        assertThat(process.exitCode()).hasValue(128 + 9);
    }

    @Test
    @DisplayName("Standard output and standard error are appended to the log, masked")
    void outputIsAppendedMasked() throws Exception {
        // given
        Files.createDirectories(log.getParent());
        Files.writeString(log, "earlier\n");
        List<String> command =
                List.of("sh", "-c", "echo token=s3cret; echo problem s3cret >&2; printf 'no end s3cret'");

        // when
        LaunchedProcess process = launcher.launch(launch(command, line -> line.replace("s3cret", "****")));

        // then
        assertThat(process.waitFor(LIMIT)).isTrue();
        assertThat(process.exitCode()).hasValue(0);
        assertThat(Files.readAllLines(log))
                .startsWith("earlier")
                .containsExactlyInAnyOrder("earlier", "token=****", "problem ****", "no end ****");
    }

    @RepeatedTest(5)
    @DisplayName("Once the exit code is known, the log holds all that the process has printed")
    void theLogIsCompleteWithTheExitCode() throws Exception {
        // given
        LaunchedProcess process = launcher.launch(launch("echo last words >&2; exit 1"));

        // when
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(1)).until(() -> process.exitCode()
                .isPresent());

        // then
        assertThat(log).hasContent("last words");
    }

    @Test
    @DisplayName("Lines of standard output and standard error are neither mixed nor lost")
    void linesAreNotMixed() throws Exception {
        // given
        String script = "i=0; while [ $i -lt 2000 ]; do echo out-of-the-server; i=$((i+1)); done & "
                + "i=0; while [ $i -lt 2000 ]; do echo error-of-the-server >&2; i=$((i+1)); done; wait";

        // when
        LaunchedProcess process = launcher.launch(launch(script));

        // then
        assertThat(process.waitFor(LIMIT)).isTrue();
        assertThat(process.exitCode()).hasValue(0);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(log).content().hasLineCount(4000));
        assertThat(Files.readAllLines(log)).containsOnly("out-of-the-server", "error-of-the-server");
    }

    @Test
    @DisplayName("The environment is exactly the one that was given")
    void theEnvironmentIsExact() throws Exception {
        // given
        Map<String, String> environment = new HashMap<>(cookie.variables());
        environment.put("PORT", "9000");
        environment.put("GREETING", "grüß  dich = \"du\"");

        // when
        LaunchedProcess process = launcher.launch(
                new Launch(List.of("/usr/bin/env"), directory, environment, log, UnaryOperator.identity()));

        // then
        assertThat(process.waitFor(LIMIT)).isTrue();
        assertThat(process.exitCode()).hasValue(0);
        assertThat(Files.readAllLines(log))
                .containsExactlyInAnyOrder(environment.entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toArray(String[]::new));
    }

    @Test
    @DisplayName("Arguments are passed on as they are, and the process runs in its directory")
    void argumentsAndDirectoryArePassedOn() throws Exception {
        // given
        List<String> command =
                List.of("sh", "-c", "pwd -P; printf '%s\\n' \"$@\"", "sh", "two  words", "\"a\"", "'b'", "$HOME", "");

        // when
        LaunchedProcess process = launcher.launch(launch(command, UnaryOperator.identity()));

        // then
        assertThat(process.waitFor(LIMIT)).isTrue();
        assertThat(process.exitCode()).hasValue(0);
        assertThat(Files.readAllLines(log))
                .containsExactly(directory.toRealPath().toString(), "two  words", "\"a\"", "'b'", "$HOME", "");
    }

    @Test
    @DisplayName("A program that is not there is an error that names it")
    void aMissingProgramIsAnError() {
        // given
        Launch launch = launch(List.of("no-such-program-e2e"), UnaryOperator.identity());

        // when, then
        assertThatIOException().isThrownBy(() -> launcher.launch(launch)).withMessageContaining("no-such-program-e2e");
    }

    @Test
    @DisplayName("A directory that is not there is an error that names it")
    void aMissingDirectoryIsAnError() {
        // given
        Path missing = directory.resolve("missing");
        Launch launch = new Launch(List.of("sh", "-c", "exit"), missing, Map.of(), log, UnaryOperator.identity());

        // when, then
        assertThatIOException().isThrownBy(() -> launcher.launch(launch)).withMessageContaining(missing.toString());
    }

    @Test
    @DisplayName("A log that can't be written is an error, and nothing is started")
    void anUnwritableLogIsAnError() throws IOException {
        // given
        Files.createDirectories(log);
        Path trace = directory.resolve("started");

        // when, then
        assertThatIOException().isThrownBy(() -> launcher.launch(launch("touch " + trace)));
        assertThat(ProcessTable.ofThisSystem().carrying(cookie)).isEmpty();
        assertThat(trace).doesNotExist();
    }

    @Test
    @DisplayName("A process that is left behind with the output open does not hide the exit code until it ends")
    void aProcessLeftBehindDoesNotHideTheExitCode() throws Exception {
        // given
        Path left = directory.resolve("left");
        LaunchedProcess process = launcher.launch(launch("echo started; sleep 60 & echo $! >left; exit 5"));

        // when, then
        assertThat(process.waitFor(LIMIT)).isTrue();
        assertThat(process.exitCode()).hasValue(5);
        assertThat(Long.parseLong(Files.readString(left).strip())).matches(ChildProcesses::isRunning);
        assertThat(log).hasContent("started");
    }

    @Test
    @DisplayName("The process carries the cookie that stands in its environment")
    void theProcessCarriesTheMark() throws IOException {
        // given
        LaunchedProcess process = launcher.launch(launch("exec sleep 300"));

        // when, then
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(ProcessTable.ofThisSystem().carrying(cookie))
                        .containsExactly(process.identity().pid()));
    }

    private Launch launch(String script) {
        return launch(List.of("sh", "-c", script), UnaryOperator.identity());
    }

    private Launch launch(List<String> command, UnaryOperator<String> masking) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(cookie.variables());
        return new Launch(command, directory, environment, log, masking);
    }

    private Path onlyProgram(String name) throws IOException {
        Path program = Executables.of(System.getenv()).find(name).orElse(Path.of("/missing"));
        assumeThat(program).exists();
        Path search = Files.createDirectory(directory.resolve("bin"));
        script("bin/" + name, "exec " + program + " \"$@\"");
        return search;
    }

    private Path script(String name, String text) throws IOException {
        Path script = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + text + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }
}
