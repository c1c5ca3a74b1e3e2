package io.github.smartscraper.e2e.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link LockFileCheck}, {@link CommandCheck} and {@link SopsCheck}: what is looked at in a project. */
@DisplayName("In a project")
@EnabledOnOs({OS.LINUX, OS.MAC})
final class ProjectChecksTest {

    @TempDir
    private Path directory;

    private FakePrograms programs;
    private Path app;

    @BeforeEach
    void setUp() throws IOException {
        programs = new FakePrograms(directory);
        app = Files.createDirectory(directory.resolve("app"));
    }

    @Test
    @DisplayName("a lock file is needed for packages that npm ci would install, and for nothing else")
    void lockFile() throws Exception {
        assertThat(lockFile(true)).isEqualTo(State.UNNEEDED);
        write("package.json", "{ \"dependencies\": { \"hono\": \"4\" } }");
        assertThat(lockFile(true)).isEqualTo(State.MISSING);
        assertThat(lockFile(false)).isEqualTo(State.UNNEEDED);
        write("package-lock.json", "{}");
        assertThat(lockFile(true)).isEqualTo(State.FINE);
    }

    @Test
    @DisplayName("a lock file may be that of the workspace, and its manager has to be there (H9)")
    void workspace() throws Exception {
        Files.createDirectory(directory.resolve(".git"));
        write("package.json", "{ \"dependencies\": { \"hono\": \"4\" } }");
        write("../pnpm-workspace.yaml", "packages:\n  - app\n");
        Path lock = write("../pnpm-lock.yaml", "").normalize();

        Finding found = new LockFileCheck(app, true, programs.executables()).look();
        assertThat(found).isEqualTo(new Finding(Topic.LOCK_FILE, State.INCOMPLETE, lock.toString(), "pnpm"));
        assertThat(lockFile(false)).isEqualTo(State.FINE);

        programs.write("pnpm", "");
        assertThat(lockFile(true)).isEqualTo(State.FINE);
    }

    @Test
    @DisplayName("a package.json that is none is named")
    void noJson() throws Exception {
        write("package.json", "{");

        assertThatThrownBy(() -> lockFile(true)).hasMessageContaining("package.json is not JSON");
    }

    @Test
    @DisplayName("a command means a program on the PATH or in the directory; its arguments are not shown")
    void command() throws Exception {
        assertThat(look("server", "--token", "t0p")).isEqualTo(Finding.of(Topic.COMMAND, State.MISSING, "server"));
        programs.write("server", "");
        assertThat(look("server", "--token", "t0p")).isEqualTo(Finding.of(Topic.COMMAND, State.FINE, "server"));
        assertThat(look("./server").state()).isEqualTo(State.MISSING);
        assertThat(look("../bin/server").state()).isEqualTo(State.FINE);
        assertThat(look().state()).isEqualTo(State.MISSING);
    }

    @Test
    @DisplayName("a command of npm needs its script")
    void script() throws Exception {
        programs.write("npm", "");
        assertThat(look("npm", "run", "dev").state()).isEqualTo(State.INCOMPLETE);
        write("package.json", "{ \"scripts\": { \"start\": \"node .\" } }");
        assertThat(look("npm", "run", "dev"))
                .isEqualTo(new Finding(
                        Topic.COMMAND,
                        State.INCOMPLETE,
                        "dev",
                        app.resolve("package.json").toString()));
        assertThat(look("npm", "run", "start").state()).isEqualTo(State.FINE);
    }

    @Test
    @DisplayName("a file with secrets needs sops and, if it is for age, a key")
    void sops() throws Exception {
        Map<String, String> environment = new HashMap<>(programs.environment());
        environment.put("HOME", directory.toString());
        assertThat(new SopsCheck(Optional.empty(), "sops", environment).look().state())
                .isEqualTo(State.UNNEEDED);

        Path file = write("secrets.yaml", "sops:\n    age:\n        - recipient: age1abc\n");
        assertThat(sops(file, environment)).isEqualTo(State.MISSING);
        programs.write("sops", "");
        assertThat(sops(file, environment)).isEqualTo(State.INCOMPLETE);

        Path key =
                Files.createDirectories(directory.resolve(".config/sops/age")).resolve("keys.txt");
        Files.writeString(key, "AGE-SECRET-KEY-1");
        assertThat(sops(file, environment)).isEqualTo(State.FINE);
        environment.put("SOPS_AGE_KEY_FILE", "/nowhere");
        assertThat(sops(file, environment)).isEqualTo(State.INCOMPLETE);
        environment.put("SOPS_AGE_KEY", "AGE-SECRET-KEY-1");
        assertThat(sops(file, environment)).isEqualTo(State.FINE);
    }

    @Test
    @DisplayName("a file with secrets for other keys than those of age needs sops alone")
    void otherKeys() throws Exception {
        programs.write("sops", "");
        Path file = write("secrets.yaml", "sops:\n    pgp:\n        - fp: 1234\n");

        assertThat(sops(file, programs.environment())).isEqualTo(State.FINE);
    }

    private State lockFile(boolean installs) throws IOException {
        return new LockFileCheck(app, installs, programs.executables()).look().state();
    }

    private Finding look(String... words) throws IOException {
        return new CommandCheck(List.of(words), app, programs.executables()).look();
    }

    private static State sops(Path file, Map<String, String> environment) throws IOException {
        return new SopsCheck(Optional.of(file), "sops", environment).look().state();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(app.resolve(name), text);
    }
}
