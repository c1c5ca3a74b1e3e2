package io.github.smartscraper.e2e.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.browser.chromium.FakeChromium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link BrowserCheck} with programs that behave like browsers; whole-build tests have a real one. */
@DisplayName("A browser")
@EnabledOnOs({OS.LINUX, OS.MAC})
final class BrowserCheckTest {

    @TempDir
    private Path directory;

    private FakePrograms programs;

    @BeforeEach
    void setUp() {
        programs = new FakePrograms(directory);
    }

    @Test
    @DisplayName("starts if it answers; it is ended, and its profile is removed")
    void starts() throws Exception {
        // given
        Path pid = directory.resolve("pid");
        Path browser = FakeChromium.in(directory);

        // when
        Finding finding = check(browser, "--pid-file=" + pid).look();

        // then
        assertThat(finding).isEqualTo(Finding.of(Topic.BROWSER, State.FINE, browser.toString()));
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                        .filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(programs.temporary()).isEmptyDirectory();
    }

    @Test
    @DisplayName("is broken if it ends before, with its last words")
    void ends() throws Exception {
        Path browser = programs.write("chromium", "echo 'libnss3.so: cannot open' >&2; exit 127");

        assertThat(check(browser).look())
                .isEqualTo(new Finding(
                        Topic.BROWSER, State.BROKEN, browser.toString(), "exit code 127, libnss3.so: cannot open"));
    }

    @Test
    @DisplayName("is broken if it is no program, and missing only if it is needed")
    void noProgram() throws Exception {
        assertThat(check(directory.resolve("nothing")).look().state()).isEqualTo(State.BROKEN);
        assertThat(new BrowserCheck(Optional.empty(), true, List.of(), programs.trial())
                        .look()
                        .state())
                .isEqualTo(State.MISSING);
        assertThat(new BrowserCheck(Optional.empty(), false, List.of(), programs.trial())
                        .look()
                        .state())
                .isEqualTo(State.UNNEEDED);
    }

    private BrowserCheck check(Path browser, String... arguments) {
        return new BrowserCheck(Optional.of(browser), true, List.of(arguments), programs.trial());
    }
}
