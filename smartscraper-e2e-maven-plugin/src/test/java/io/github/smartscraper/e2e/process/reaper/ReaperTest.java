package io.github.smartscraper.e2e.process.reaper;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.smartscraper.e2e.process.ChildProcesses;
import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessIdentity;
import io.github.smartscraper.e2e.process.proc.ProcessStart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what {@code reaper.sh} does when its pipe ends, on systems with and without {@code /proc}. */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
final class ReaperTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String NOBODY = "65534";
    private static final String OWNER_PID = "4194305";
    private static final String OWNER = OWNER_PID + " 1234/boot/1/none";

    /** Prints what macOS' {@code ps -axEww -o pid=,command=} would: pid, arguments, environment, separated by spaces. */
    private static final String PS_OF_MACOS = """
            #!/bin/sh
            [ "$*" = "-axEww -o pid=,command=" ] || { echo "ps: illegal option" >&2; exit 1; }
            set --
            for process in /proc/[0-9]*; do
                set -- "$@" "$process/cmdline" "$process/environ"
            done
            tail -v -c +1 "$@" 2>/dev/null | tr '\\0\\n' '  ' |
                sed -e 's|==> /proc/\\([0-9]*\\)/cmdline <== |\\n\\1 |g' -e 's| *==> /proc/[0-9]*/environ <== | |g'
            """;

    @RegisterExtension
    private final ChildProcesses children = new ChildProcesses();

    @TempDir
    private Path temporary;

    private final ProcessCookie cookie = children.cookie();
    private Path programs;

    @BeforeEach
    void writePs() throws IOException {
        programs = Files.createDirectory(temporary.resolve("bin"));
        writePs(PS_OF_MACOS);
    }

    private void writePs(String program) throws IOException {
        Path ps = Files.writeString(programs.resolve("ps"), program);
        assertThat(ps.toFile().setExecutable(true)).isTrue();
    }

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
    @DisplayName("It removes the session's directories, files and locks, and leaves those of others")
    void removesWhatIsTheSessions() throws Exception {
        // given
        Path own = directory("smartscraper-test-0-own name", "session=" + cookie.session());
        Path empty = Files.createDirectory(temporary.resolve("empty"));
        Path half = Files.createDirectory(temporary.resolve("half-made"));
        Path halfMarker = Files.createFile(temporary.resolve(".half-made.owner4711.tmp"));
        Path foreign = directory("smartscraper-test-0-foreign", "session=another");
        Path unmarked = Files.createDirectories(temporary.resolve("unmarked/of somebody"))
                .getParent();
        Path session =
                Files.writeString(temporary.resolve("session.json"), "{\"session\":\"" + cookie.session() + "\"}");
        Path later = Files.writeString(temporary.resolve("later.json"), "{\"session\":\"later\"}");
        Path locks = Files.createDirectory(temporary.resolve("locks"));
        Path lock = Files.writeString(locks.resolve("9000.lock"), OWNER + " x");
        Path draft = Files.writeString(locks.resolve(".lock-" + OWNER_PID + "-1"), OWNER + " x");
        Path othersDraft =
                Files.writeString(locks.resolve(".lock-" + OWNER_PID + "-2"), OWNER_PID + " 1234/boot/2/none x");
        Path othersLock = Files.writeString(locks.resolve("9001.lock"), "1" + OWNER + " x");
        Path sameNumber = Files.writeString(locks.resolve("9002.lock"), OWNER_PID + " 1234/boot/2/none x");

        // when
        Process reaper = reap(
                "/proc",
                "dir " + own + "\ndir " + empty + "\ndir " + half + "\ndir " + foreign + "\ndir " + unmarked + "\nfile "
                        + session + "\nfile " + later + "\nlocks " + locks + "\n");

        // then
        assertThat(reaper.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(List.of(own, marker(own), empty, half, halfMarker, session, lock, draft))
                .noneMatch(Files::exists);
        assertThat(List.of(foreign, unmarked, later, othersLock, othersDraft, sameNumber))
                .allMatch(Files::exists);
    }

    @Test
    @DisplayName("It follows no link that was put in the place of the locks, and reads no pipe among them (S6)")
    void foreignLocks() throws Exception {
        // given
        Path project = Files.createDirectory(temporary.resolve("project"));
        Path file = Files.writeString(project.resolve("9000.lock"), OWNER + " is no owner of this");
        Path link = Files.createSymbolicLink(temporary.resolve("link"), project);
        Path locks = Files.createDirectory(temporary.resolve("locks"));
        Path linked = Files.createSymbolicLink(locks.resolve("9000.lock"), file);
        Process pipe =
                children.start(Map.of(), "mkfifo", locks.resolve("9001.lock").toString());
        assertThat(pipe.waitFor()).isZero();

        // when
        Process reaper = reap("/proc", "locks " + link + "\nlocks " + locks + "\n");

        // then
        assertThat(reaper.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(List.of(file, link, linked, locks.resolve("9001.lock"))).allMatch(Files::exists);
    }

    @Test
    @DisplayName("It removes a link that was put in place of a directory, and not what the link leads to")
    void removesALinkOnly() throws Exception {
        // given
        Path theirs = temporary.resolve("theirs");
        Files.createDirectories(theirs.resolve("precious"));
        Path own = directory("smartscraper-test-0-0123456789abcdef", "session=" + cookie.session());
        Files.delete(own);
        Files.createSymbolicLink(own, theirs);

        // when
        Process reaper = reap("/proc", "dir " + own + "\n");

        // then
        assertThat(reaper.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(List.of(own, marker(own))).noneMatch(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS));
        assertThat(theirs.resolve("precious")).exists();
    }

    @Test
    @DisplayName("It gets into directories that their owner may not read, write or enter")
    void closedDirectories() throws Exception {
        // given
        assumeThat(System.getProperty("user.name"))
                .as("root, who ignores modes, can be somebody else")
                .isEqualTo("root");
        Path own = directory("smartscraper-test-0-0123456789abcdef", "session=" + cookie.session());
        Path closed = own.resolve("closed");
        Files.createDirectories(closed.resolve("deep/er"));
        Files.setPosixFilePermissions(closed.resolve("deep"), PosixFilePermissions.fromString("r-xr-xr-x"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
        Process chown = new ProcessBuilder(
                        "chown", "-R", NOBODY, own.toString(), marker(own).toString())
                .start();
        assertThat(chown.waitFor()).isZero();

        // when
        Process reaper = reapAs(
                List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"),
                "/proc",
                "dir " + own + "\n");

        // then
        assertThat(reaper.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(List.of(own, marker(own))).noneMatch(Files::exists);
    }

    @Test
    @DisplayName("It leaves a directory in which something is mounted to goal clean")
    void sparesMounts() throws Exception {
        // given
        Path own = directory("smartscraper-test-0-0123456789abcdef", "session=" + cookie.session());
        Path other = directory("smartscraper-test-1-0123456789abcdef", "session=" + cookie.session());
        Path precious =
                Files.createFile(Files.createDirectories(own.resolve("mounted")).resolve("precious"));
        Path proc = temporary.resolve("proc");
        Files.createDirectories(proc.resolve("self"));
        Files.writeString(
                proc.resolve("self/mountinfo"),
                "30 28 8:1 /srv /mnt rw - ext4 /dev/sda1 rw\n31 28 8:1 /srv " + own
                        + "/mounted rw - ext4 /dev/sda1 rw\n");

        // when
        Process reaper = reap(proc.toString(), "dir " + own + "\ndir " + other + "\n");

        // then
        assertThat(reaper.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(List.of(precious, marker(own))).allMatch(Files::exists);
        assertThat(other).doesNotExist();
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

    private static Path marker(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".owner");
    }

    private Path directory(String name, String marker) throws IOException {
        Path directory = Files.createDirectory(temporary.resolve(name));
        Files.writeString(marker(directory), "# made by a test\n" + marker + "\n");
        return directory;
    }

    /** Starts the program, tells it these lines, and ends its pipe, as the end of Maven does. */
    private Process reap(String means, String lines) throws IOException {
        return reapAs(List.of(), means, lines);
    }

    private Process reapAs(List<String> prefix, String means, String lines) throws IOException {
        String proc = means.equals("ps") ? "" : means;
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("sh", "-c", program("reaper.sh"), "reaper"));
        command.addAll(List.of(OWNER, proc, program("lineage.awk")));
        Process reaper =
                children.start(Map.of("PATH", programs + ":" + System.getenv("PATH")), command.toArray(String[]::new));
        try (OutputStream pipe = reaper.getOutputStream()) {
            pipe.write(("session " + cookie.session() + "\n" + lines).getBytes(StandardCharsets.UTF_8));
        }
        return reaper;
    }

    private static String program(String name) throws IOException {
        try (InputStream program = Objects.requireNonNull(Reaper.class.getResourceAsStream(name))) {
            return new String(program.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
