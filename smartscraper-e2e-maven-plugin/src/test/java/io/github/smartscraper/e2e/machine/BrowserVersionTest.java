package io.github.smartscraper.e2e.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link BrowserVersion}. */
@DisplayName("The version of a browser")
final class BrowserVersionTest {

    private static final HostSystem HOST = HostSystem.current(System.getenv());

    @TempDir
    private Path directory;

    @Test
    @DisplayName("changes when another is put in its place (I7), and has nothing to do with where it is")
    void replaced() throws Exception {
        // given
        Path browser = script("chromium", "echo Chromium 155.0");
        String before = version(browser);

        // when
        script("chromium", "echo Chromium 156.0");
        Path moved = script("other", "echo Chromium 155.0");

        // then
        assertThat(version(browser)).isNotEqualTo(before).contains("Chromium 156.0");
        assertThat(version(moved)).isEqualTo(before);
    }

    @Test
    @DisplayName("is what the program behind a script says, and changes with the script itself")
    void wrapped() throws Exception {
        // given
        Path real = script("chrome", "echo Chrome 1");
        Path wrapper = script("google-chrome", "exec " + real + " \"$@\"");
        String before = version(wrapper);

        // when
        script("chrome", "echo Chrome 2");
        String updated = version(wrapper);
        script("google-chrome", "exec " + real + " --no-sandbox \"$@\"");

        // then
        assertThat(updated).isNotEqualTo(before);
        assertThat(version(wrapper)).isNotEqualTo(updated);
    }

    @Test
    @DisplayName("is size and time of a large program that says none")
    void silent() throws Exception {
        // given
        Path browser = script("chromium", "exit 3\n" + "#".repeat(1 << 20));
        String before = version(browser);

        // when
        Files.setLastModifiedTime(browser, FileTime.from(Instant.EPOCH));

        // then
        assertThat(version(browser)).isNotEqualTo(before).contains("bytes");
    }

    @Test
    @DisplayName("is not waited for without end, and nothing is left of a program that does not answer")
    void hanging() throws Exception {
        // given
        Path pid = directory.resolve("pid");
        Path browser = script("chromium", "sleep 100 &\necho $! >" + pid + "\nwait");

        // when
        Instant before = Instant.now();
        String version = new BrowserVersion(HOST, Duration.ofSeconds(2)).of(Optional.of(browser));

        // then
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(60));
        assertThat(version).isNotBlank();
        long left = Long.parseLong(Files.readString(pid).strip());
        await().until(() ->
                ProcessHandle.of(left).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    @DisplayName("may be none, or that of one that is gone")
    void none() {
        assertThat(HOST.browserVersion(Optional.empty())).isEqualTo("none");
        assertThat(version(directory.resolve("gone"))).isEqualTo("can't be read");
    }

    private static String version(Path browser) {
        return HOST.browserVersion(Optional.of(browser));
    }

    private Path script(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }
}
