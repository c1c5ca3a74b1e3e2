package io.github.smartscraper.e2e.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link ReservationDirectory} with what may be found in its place. */
@DisplayName("The directory for reservations")
@EnabledOnOs(OS.LINUX)
@Timeout(90)
final class ReservationDirectoryTest {

    @TempDir
    private Path temporary;

    private final List<Path> refused = new ArrayList<>();
    private Path usual;
    private Path project;

    @BeforeEach
    void name() throws IOException {
        usual = temporary.resolve("smartscraper-e2e-ports-" + Files.getAttribute(temporary, "unix:uid"));
        project = Files.createDirectory(temporary.resolve("project"));
    }

    @Test
    @DisplayName("is named for the number of the user, and closed to others")
    void usual() throws IOException {
        assertThat(directory().make()).isEqualTo(usual);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(usual)))
                .isEqualTo("rwx------");
        assertThat(refused).isEmpty();
    }

    @Test
    @DisplayName("lies in the directory of the login session")
    void runtime() throws IOException {
        Path runtime = directory(project, "rwx------");

        assertThat(new ReservationDirectory(Map.of("XDG_RUNTIME_DIR", runtime.toString()), temporary, refused::add)
                        .make())
                .isEqualTo(runtime.resolve("smartscraper-e2e-ports"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "link", "missing", "", "relative"})
    @DisplayName("lies elsewhere if that is open to others, a link, missing or no absolute path")
    void noRuntime(String named) throws IOException {
        directory(Files.createDirectory(temporary.resolve("open")), "rwxr-xr-x");
        Files.createSymbolicLink(temporary.resolve("link"), directory(project, "rwx------"));
        String runtime = named.isEmpty() || named.equals("relative")
                ? named
                : temporary.resolve(named).toString();

        assertThat(new ReservationDirectory(Map.of("XDG_RUNTIME_DIR", runtime), temporary, refused::add).make())
                .isEqualTo(usual);
    }

    @Test
    @DisplayName("is another one if a link is in its place, which is not followed; a second build finds it again (S6)")
    void link() throws IOException {
        directory(project, "rwx------");
        Files.createSymbolicLink(usual, project);
        ReservationDirectory first = directory();

        Path instead = first.make();

        assertThat(instead.getFileName().toString()).matches("smartscraper-e2e-ports-\\d+-[0-9a-f]{16}");
        assertThat(first.make()).isEqualTo(directory().make()).isEqualTo(instead);
        assertThat(refused).containsExactly(usual, usual);
        assertThat(project).isEmptyDirectory();
    }

    @Test
    @DisplayName("is another one if a file is in its place, or a directory that is open to others")
    void notPrivate() throws IOException {
        Files.createFile(usual);
        assertThat(directory().make()).isNotEqualTo(usual);

        Files.delete(usual);
        directory(Files.createDirectory(usual), "rwxrwxrwx");
        assertThat(directory().make()).isNotEqualTo(usual);
        assertThat(usual).isEmptyDirectory();
    }

    @Test
    @DisplayName(
            "may hold what is no reservation: none of that is read or removed, and no port is taken by it for good (S6)")
    void foreignFiles() throws Exception {
        // given
        Path made = directory().make();
        Path source = Files.writeString(project.resolve("yarn.lock"), "");
        int port = Builds.freePort();
        Files.createSymbolicLink(made.resolve(port + ".lock"), source);
        assertThat(new ProcessBuilder(
                                "mkfifo", made.resolve((port + 1) + ".lock").toString())
                        .start()
                        .waitFor())
                .isZero();
        Files.createDirectory(made.resolve((port + 2) + ".lock"));
        Files.write(made.resolve((port + 3) + ".lock"), new byte[100_000]);
        Files.writeString(made.resolve("package.lock"), "");
        Files.createDirectory(made.resolve(".lock-1-draft"));
        List<Path> before = list(made);

        // when
        PortAllocator.sweep(directory());
        try (PortAllocator ports = new PortAllocator(port, directory(), ListenerTable.ofThisSystem(), taken -> {})) {
            // then
            assertThat(ports.allocate().orElseThrow()).isGreaterThan(port + 3);
        }
        assertThat(list(made)).isEqualTo(before);
        assertThat(source).exists();
    }

    private static List<Path> list(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static Path directory(Path directory, String mode) throws IOException {
        return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(mode));
    }

    private ReservationDirectory directory() {
        return new ReservationDirectory(Map.of(), temporary, refused::add);
    }
}
