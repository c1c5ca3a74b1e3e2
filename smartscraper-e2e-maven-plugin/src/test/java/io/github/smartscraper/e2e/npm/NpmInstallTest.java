package io.github.smartscraper.e2e.npm;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.smartscraper.e2e.process.ChildProcesses;
import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.process.SessionLauncher;
import io.github.smartscraper.e2e.secrets.SecretMask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
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
import org.junit.jupiter.params.provider.CsvSource;

/** Tests how {@link NpmInstall} runs npm, which is a shell script here. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(90)
final class NpmInstallTest {

    @RegisterExtension
    private final ChildProcesses children = new ChildProcesses();

    @TempDir
    private Path temporary;

    private final ProcessCookie cookie = children.cookie();
    private PackageInstaller manager = PackageInstaller.NPM;
    private Path app;
    private Path bin;
    private Path log;

    @BeforeEach
    void makeDirectories() throws IOException {
        app = Files.createDirectory(temporary.resolve("app"));
        bin = Files.createDirectory(temporary.resolve("bin"));
        log = temporary.resolve("target/npm.log");
    }

    @Test
    @DisplayName("npm ci runs in the application's directory, without audit and advertisements")
    void npmCiRuns() throws Exception {
        // given
        npm("echo \"$@\"; pwd -P");

        // when
        install().run(lock(), log);

        // then
        assertThat(Files.readAllLines(log))
                .containsExactly("ci --no-audit --no-fund", app.toRealPath().toString());
    }

    @Test
    @DisplayName("npm has the environment that was given, and the cookie")
    void npmHasEnvironmentAndMark() throws Exception {
        // given
        npm("echo $npm_config_cache $SMARTSCRAPER_E2E_SESSION");

        // when
        install().run(lock(), log);

        // then
        assertThat(log).hasContent("/tmp/cache-of-npm " + cookie.session());
    }

    @Test
    @DisplayName("The log of an earlier installation is replaced")
    void theLogIsReplaced() throws Exception {
        // given
        Files.createDirectories(log.getParent());
        Files.writeString(log, "earlier\n");
        npm("echo added 12 packages");

        // when
        install().run(lock(), log);

        // then
        assertThat(log).hasContent("added 12 packages");
    }

    @Test
    @DisplayName("When npm fails, the problem has its exit code, its log, and the lines that say why")
    void aFailureSaysWhy() throws IOException {
        // given
        npm("echo npm error code EUSAGE >&2; echo npm error missing: hono@4.6.0 from lock file >&2; "
                + "echo Usage: >&2; echo npm ci >&2; exit 1");

        // when
        InstallProblem.Failed problem = failure();

        // then
        assertThat(problem.exitCode()).hasValue(1);
        assertThat(problem.log()).isEqualTo(log);
        assertThat(problem.tail())
                .containsExactly("npm error code EUSAGE", "npm error missing: hono@4.6.0 from lock file");
    }

    @Test
    @DisplayName("When npm fails without saying why in its manner, the problem has the last lines of its output")
    void aFailureHasTheLastLines() throws IOException {
        // given
        npm("i=1; while [ $i -le 30 ]; do echo line $i; i=$((i+1)); done; exit 7");

        // when
        InstallProblem.Failed problem = failure();

        // then
        assertThat(problem.exitCode()).hasValue(7);
        assertThat(problem.tail()).hasSize(20).startsWith("line 11").endsWith("line 30");
    }

    private InstallProblem.Failed failure() {
        InstallException thrown =
                catchThrowableOfType(InstallException.class, () -> install().run(lock(), log));
        assertThat(thrown.problem()).isInstanceOf(InstallProblem.Failed.class);
        return (InstallProblem.Failed) thrown.problem();
    }

    @Test
    @DisplayName("Without npm on the PATH, the problem says so")
    void npmMayBeMissing() {
        // given no script, when, then
        assertThatExceptionOfType(InstallException.class)
                .isThrownBy(() -> install().run(lock(), log))
                .satisfies(thrown -> assertThat(thrown.problem()).isEqualTo(new InstallProblem.ManagerMissing(lock())));
    }

    @DisplayName(
            "The manager that wrote the lock file runs in its directory, and only installs what the file lists (H9)")
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "PNPM, pnpm install --frozen-lockfile",
        "YARN_CLASSIC, yarn install --frozen-lockfile --non-interactive",
        "YARN, yarn install --immutable"
    })
    void otherManagers(PackageInstaller other, String command) throws Exception {
        // given
        manager = other;
        program(other.program(), "echo $(basename $0) \"$@\"; pwd -P");

        // when
        install().run(lock(), log);

        // then
        assertThat(lock().command()).isEqualTo(command);
        assertThat(Files.readAllLines(log))
                .containsExactly(command, app.toRealPath().toString());
    }

    @Test
    @DisplayName("Without the manager on the PATH, corepack calls it, without asking anybody")
    void corepack() throws Exception {
        // given
        manager = PackageInstaller.PNPM;
        program("corepack", "echo \"$@\" $COREPACK_ENABLE_DOWNLOAD_PROMPT");

        // when
        install().run(lock(), log);

        // then
        assertThat(log).hasContent("pnpm install --frozen-lockfile 0");
    }

    @Test
    @DisplayName("Without corepack as well, the problem names the manager")
    void managerMissing() {
        // given
        manager = PackageInstaller.YARN;

        // when, then
        assertThatExceptionOfType(InstallException.class)
                .isThrownBy(() -> install().run(lock(), log))
                .satisfies(thrown -> assertThat(thrown.problem()).isEqualTo(new InstallProblem.ManagerMissing(lock())));
    }

    @Test
    @DisplayName("What npm has started in the background ends with it")
    void nothingIsLeftBehind() throws Exception {
        // given
        npm("sleep 30 & echo $!");

        // when
        install().run(lock(), log);

        // then
        assertThat(ProcessTable.ofThisSystem().carrying(cookie)).isEmpty();
        long background = Long.parseLong(Files.readString(log).strip());
        await().until(() -> !ChildProcesses.isRunning(background));
    }

    @Test
    @DisplayName("When the build is being ended, so is npm")
    void anInterruptEndsNpm() throws Exception {
        // given
        npm("echo started; sleep 30 & wait");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread build = new Thread(() -> runAndCatch(thrown));
        build.start();
        await().until(() -> Files.exists(log) && Files.readString(log).startsWith("started"));

        // when
        build.interrupt();
        build.join();

        // then
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        await().until(() -> ProcessTable.ofThisSystem().carrying(cookie).isEmpty());
    }

    private void runAndCatch(AtomicReference<Throwable> thrown) {
        try {
            install().run(lock(), log);
        } catch (InstallException | IOException | InterruptedException e) {
            thrown.set(e);
        }
    }

    private LockFile lock() {
        return new LockFile(app.resolve(manager.lockFiles().get(0)), manager);
    }

    private void npm(String script) throws IOException {
        program("npm", script);
    }

    private void program(String name, String script) throws IOException {
        Path program = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private static boolean isEmpty(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NpmInstall install() {
        // A machine that has npm has it elsewhere.
        String search = isEmpty(bin) ? bin.toString() : bin + ":/usr/bin:/bin";
        Map<String, String> environment = Map.of("PATH", search, "npm_config_cache", "/tmp/cache-of-npm");
        return new NpmInstall(
                SessionLauncher.onPath(Executables.of(System.getenv())),
                ProcessTable.ofThisSystem(),
                cookie,
                environment,
                new SecretMask());
    }
}
