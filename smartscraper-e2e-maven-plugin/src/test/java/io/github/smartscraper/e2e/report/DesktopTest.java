package io.github.smartscraper.e2e.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.process.ProcessLauncher;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The desktop")
final class DesktopTest {

    private static final ProcessLauncher NONE = launch -> {
        throw new IOException("nothing is to be launched");
    };

    @DisplayName("is watched where Maven may ask questions and there is a display")
    @Test
    void isWatched() {
        assertThat(desktop("Linux", true, Map.of("DISPLAY", ":0")).isWatched()).isTrue();
        assertThat(desktop("Mac OS X", true, Map.of()).isWatched()).isTrue();
        assertThat(desktop("Windows 11", true, Map.of()).isWatched()).isTrue();
    }

    @DisplayName("is not watched in batch mode, in a CI system, or without a display")
    @Test
    void isNotWatched() {
        assertThat(desktop("Mac OS X", false, Map.of()).isWatched()).isFalse();
        assertThat(desktop("Linux", true, Map.of("DISPLAY", ":0", "CI", "true")).isWatched())
                .isFalse();
        assertThat(desktop("Linux", true, Map.of()).isWatched()).isFalse();
    }

    @DisplayName("opens a file with the opener of its system")
    @Test
    void hasAnOpener() {
        assertThat(desktop("Linux", true, Map.of()).command("/a b.html")).containsExactly("xdg-open", "/a b.html");
        assertThat(desktop("Mac OS X", true, Map.of()).command("/a.html")).containsExactly("open", "/a.html");
        assertThat(desktop("Windows 11", true, Map.of()).command("C:\\a.html"))
                .containsExactly("rundll32", "url.dll,FileProtocolHandler", "C:\\a.html");
    }

    private static Desktop desktop(String system, boolean interactive, Map<String, String> environment) {
        return new Desktop(NONE, environment, system, interactive);
    }
}
