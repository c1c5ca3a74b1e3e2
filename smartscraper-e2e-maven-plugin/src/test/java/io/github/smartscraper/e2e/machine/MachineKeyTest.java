package io.github.smartscraper.e2e.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link MachineKey}. */
@DisplayName("The key by which secrets are hashed")
final class MachineKeyTest {

    private static final int BUILDS = 16;

    @TempDir
    private Path directory;

    private final List<String> warnings = new ArrayList<>();

    @Test
    @DisplayName("stays the same from one build to the next, and is for its owner alone")
    void kept() throws Exception {
        // when
        String first = key().hash("secret");
        String second = key().hash("secret");

        // then
        assertThat(second).isEqualTo(first).matches("[0-9a-f]{64}").isNotEqualTo(key().hash("another"));
        assertThat(mode(file())).isEqualTo("rw-------");
        assertThat(mode(directory.resolve("smartscraper-e2e"))).isEqualTo("rwx------");
        assertThat(file()).hasSize(32);
        assertThat(warnings).isEmpty();
    }

    @Test
    @DisplayName("is another on another machine, where the hashes tell nothing")
    void another(@TempDir Path other) {
        assertThat(new MachineKey(other, this::warn).hash("secret")).isNotEqualTo(key().hash("secret"));
    }

    @Test
    @DisplayName("is not made before there is a secret")
    void lazy() {
        key();

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    @DisplayName("is one and the same for builds that make it at the same time")
    void concurrent() throws Exception {
        // given
        CyclicBarrier together = new CyclicBarrier(BUILDS);
        ExecutorService builds = Executors.newFixedThreadPool(BUILDS);
        List<Future<String>> hashes = new ArrayList<>();

        // when
        for (int i = 0; i < BUILDS; i++) {
            hashes.add(builds.submit(() -> {
                together.await();
                return key().hash("secret");
            }));
        }

        // then
        Set<String> all = new HashSet<>();
        for (Future<String> hash : hashes) {
            all.add(hash.get());
        }
        builds.shutdown();
        assertThat(all).hasSize(1);
        try (Stream<Path> files = Files.list(directory.resolve("smartscraper-e2e"))) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    @DisplayName("is good for one build only, with a warning, where it can't be kept")
    void notKept() throws Exception {
        // given
        Files.createFile(directory.resolve("smartscraper-e2e"));
        MachineKey key = key();

        // when
        String hash = key.hash("secret");

        // then
        assertThat(key.hash("secret")).isEqualTo(hash);
        assertThat(key().hash("secret")).isNotEqualTo(hash);
        assertThat(warnings).hasSize(2).allMatch(warning -> warning.contains("smartscraper-e2e"));
    }

    @Test
    @DisplayName("is not used if others can read it, if it is cut short, or if it is a link")
    void unusable() throws Exception {
        // given
        String hash = key().hash("secret");

        // when, then
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(key().hash("secret")).isNotEqualTo(hash);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
        assertThat(key().hash("secret")).isEqualTo(hash);
        Path elsewhere = Files.move(file(), directory.resolve("elsewhere"));
        Files.createSymbolicLink(file(), elsewhere);
        assertThat(key().hash("secret")).isNotEqualTo(hash);
        Files.delete(file());
        Files.write(file(), new byte[] {1});
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
        assertThat(key().hash("secret")).isNotEqualTo(hash);
        assertThat(warnings).hasSize(3);
    }

    @Test
    @DisplayName("is kept in the user's own directory, and where the user keeps such things")
    void place() {
        assertThat(MachineKey.stateOf(Map.of())).isEqualTo(Path.of(System.getProperty("user.home"), ".local", "state"));
        assertThat(MachineKey.stateOf(Map.of("XDG_STATE_HOME", "/var/me"))).isEqualTo(Path.of("/var/me"));
    }

    private MachineKey key() {
        return new MachineKey(directory, this::warn);
    }

    private void warn(Path file, IOException reason) {
        warnings.add(file + ": " + reason.getMessage());
    }

    private Path file() {
        return directory.resolve("smartscraper-e2e/cache-key");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
