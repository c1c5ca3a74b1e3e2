package io.github.smartscraper.e2e.process.reaper;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.process.ChildProcesses;
import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.process.proc.ProcessStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what {@code reaper.sh} ends when its pipe does, on systems with and without {@code /proc}, and when there is one. */
final class ReaperTest extends ReapedSession {

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/proc", "ps"})
    @DisplayName("It ends what carries the cookie, whatever that does with SIGTERM, and nothing else; found by")
    void endsWhatCarriesTheMark(String means) throws Exception {
        // given
        Process gentle = children.start(cookie.ofWorker(0).variables(), "sleep", "300");
        Process stubborn = children.startReady(
                cookie.ofWorker(1).variables(), "trap '' TERM; echo ready; while :; do sleep 0.1; done");
        Process foreign = children.start(children.cookie().variables(), "sleep", "300");

        // when
        Process reaper = reap(means, "");

        // then
        assertThat(reaper.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        await().atMost(LIMIT).untilAsserted(() -> assertThat(List.of(gentle.pid(), stubborn.pid()))
                .noneMatch(ChildProcesses::isRunning));
        assertThat(ChildProcesses.isRunning(foreign.pid())).isTrue();
    }

    @Test
    @DisplayName("It ends what carries no cookie if that is in the session of what was launched, or descends from it")
    void endsWhatWasLaunched() throws Exception {
        // given
        Process command =
                children.start(Map.of(), "setsid", "sh", "-c", "sleep 300 >/dev/null & echo $!; exec sleep 300");
        ProcessIdentity launched = ProcessIdentity.of(command.toHandle());
        long inSession = Long.parseLong(command.inputReader().readLine());
        command.destroyForcibly().waitFor();
        Process parent =
                children.start(cookie.variables(), "sh", "-c", "setsid env -i sh -c 'echo $$; exec sleep 300' & wait");
        long helper = Long.parseLong(parent.inputReader().readLine());
        Process foreign = children.start(Map.of(), "setsid", "sleep", "300");

        // when
        Process reaper = reap("/proc", leader(launched, 0) + leader(ProcessIdentity.of(foreign.toHandle()), -1));

        // then
        assertThat(reaper.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        await().atMost(LIMIT).untilAsserted(() -> assertThat(List.of(inSession, parent.pid(), helper))
                .noneMatch(ChildProcesses::isRunning));
        assertThat(foreign.isAlive()).isTrue();
    }

    private static String leader(ProcessIdentity process, long later) {
        long ticks = ((ProcessStart.Ticks) process.start()).ticks() + later;
        return "leader " + process.pid() + " " + ticks + "\n";
    }

    @Test
    @DisplayName("No program that it starts has the session among its arguments, which everybody can read")
    void tellsNobody() throws Exception {
        // given
        Path arguments = temporary.resolve("arguments");
        for (String tool : List.of("grep", "awk", "sleep", "rm", "rmdir", "mv", "cat", "env", "date", "tr")) {
            Path recorder = Files.writeString(
                    programs.resolve(tool),
                    "#!/bin/sh\nprintf '%s\\n' \"" + tool + " $*\" >>'" + arguments + "'\nexec /usr/bin/" + tool
                            + " \"$@\"\n");
            assertThat(recorder.toFile().setExecutable(true)).isTrue();
        }
        Path own = directory("smartscraper-test-0-own", "session=" + cookie.session());
        Path file = Files.writeString(temporary.resolve("kept.json"), cookie.session());
        Process server = children.start(cookie.variables(), "sleep", "300");

        // when
        Process reaper = reap("/proc", "dir " + own + "\nfile " + file + "\npipes " + own + "\nkeep 0 " + file + "\n");

        // then
        assertThat(reaper.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        await().atMost(LIMIT).until(() -> !ChildProcesses.isRunning(server.pid()));
        assertThat(arguments).content().contains("grep ", "awk ", "rm ").doesNotContain(cookie.session());
        assertThat(reaper.info().commandLine().orElse("")).doesNotContain(cookie.session());
    }

    @Test
    @DisplayName("It does its work for a build whose search path has none of its tools")
    void needsNoSearchPath() throws Exception {
        // given
        Process server = children.start(cookie.variables(), "sleep", "300");
        Path own = directory("smartscraper-test-0-own", "session=" + cookie.session());
        Path kept = Files.createFile(temporary.resolve("kept.json"));
        Reaper reaper = Reaper.start(Executables.of(Map.of("PATH", programs.toString())), cookie, Duration.ofSeconds(1))
                .orElseThrow();

        // when
        reaper.watchDirectory(own);
        reaper.keep(kept, Duration.ZERO);

        // then
        await().atMost(LIMIT).until(() -> !ChildProcesses.isRunning(server.pid()));
        await().atMost(LIMIT).until(() -> Files.notExists(own));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    @DisplayName("Force comes when its time has come, however long a look at the processes takes")
    void forceGoesByTheClock() throws Exception {
        // given
        Path looks = temporary.resolve("looks");
        writePs(PS_OF_MACOS.replace("set --\n", "set --\necho >>'" + looks + "'\nsleep 1\n"));
        Process stubborn = children.startReady(
                cookie.ofWorker(1).variables(), "trap '' TERM; echo ready; while :; do sleep 0.1; done");

        // when
        Process reaper = reap("ps", "");

        // then
        assertThat(reaper.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        await().atMost(LIMIT).until(() -> !ChildProcesses.isRunning(stubborn.pid()));
        assertThat(Files.readAllLines(looks)).hasSizeBetween(3, 5);
    }

    @Test
    @DisplayName("It does nothing when it has been told that all is done")
    void isDismissed() throws Exception {
        // given
        Process process = children.start(cookie.variables(), "sleep", "300");

        // when
        Process reaper = reap("/proc", "done\n");

        // then
        assertThat(reaper.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(ChildProcesses.isRunning(process.pid())).isTrue();
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"the time is over", "its file is removed"})
    @DisplayName("It keeps what there is, reads what servers print, and reaps it all when")
    void keeps(String end) throws Exception {
        // given
        Path own = directory("smartscraper-test-0-kept", "session=" + cookie.session());
        Path pipe = own.resolve("worker-0.log.pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Process server = children.startReady(
                cookie.ofWorker(0).variables(),
                "echo ready; seq 1 50000 1<>'" + pipe + "'; echo done >'" + own + "/printed'; sleep 3000");
        Path file = Files.writeString(temporary.resolve("kept.json"), cookie.session());
        String seconds = end.contains("time") ? "5" : "1800";

        // when
        Process reaper = reap("/proc", "dir " + own + "\npipes " + own + "\nkeep " + seconds + " " + file + "\n");
        await().atMost(LIMIT).until(() -> Files.exists(own.resolve("printed")));
        assertThat(server.isAlive()).isTrue();
        if (!end.contains("time")) {
            rewriteOwner(own, reaper);
            Files.delete(file);
        }

        // then
        assertThat(reaper.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        await().atMost(LIMIT).until(() -> !ChildProcesses.isRunning(server.pid()));
        assertThat(List.of(own, file)).noneMatch(Files::exists);
    }

    @Test
    @DisplayName("It ends and reaps nothing when somebody else has taken over what it kept")
    void handsOver() throws Exception {
        // given
        Path own = directory("smartscraper-test-0-kept", "session=" + cookie.session());
        Process server = children.start(cookie.ofWorker(0).variables(), "sleep", "300");
        Path file = Files.writeString(temporary.resolve("kept.json"), cookie.session());
        Process reaper = reap("/proc", "dir " + own + "\nkeep 1800 " + file + "\n");
        rewriteOwner(own, reaper);

        // when
        Path taken = Files.move(file, temporary.resolve("kept.json.taken"));
        Files.writeString(marker(own), "session=" + cookie.session() + "\npid=1\n");

        // then
        assertThat(reaper.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(List.of(own, taken)).allMatch(Files::exists);
        assertThat(ChildProcesses.isRunning(server.pid())).isTrue();
    }

    private void rewriteOwner(Path directory, Process keeper) throws IOException {
        Files.writeString(marker(directory), "session=" + cookie.session() + "\npid=" + keeper.pid() + "\n");
    }

    @Test
    @DisplayName("One that was killed is replaced as soon as there is something to tell")
    void isReplaced() throws Exception {
        ProcessIdentity second;
        // given
        try (Reaper reaper = Reaper.start(Executables.of(System.getenv()), cookie, Duration.ofSeconds(1))
                .orElseThrow()) {
            ProcessIdentity killed = reaper.identity();
            ProcessHandle first = killed.handle().orElseThrow();
            first.destroyForcibly();
            first.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);

            // when
            reaper.watchDirectory(temporary.resolve("data"));

            // then
            assertThat(reaper.identity()).isNotEqualTo(killed).matches(ProcessIdentity::isAlive);
            second = reaper.identity();
        }
        await().atMost(LIMIT).until(() -> !second.isAlive());
    }

    @Test
    @DisplayName("There is none where programs have endings, even if a shell has been installed")
    void noneOnWindows() throws IOException {
        // given
        Map<String, String> windows = Map.of("PATH", System.getenv("PATH"), "PATHEXT", ".EXE;.CMD");

        // when, then
        assertThat(Reaper.start(Executables.of(windows), cookie, Duration.ofSeconds(1)))
                .isEmpty();
    }
}
