package io.github.smartscraper.e2e.browser.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link ChromiumOptions}. */
final class ChromiumOptionsTest {

    @TempDir
    private Path directory;

    @Test
    @DisplayName("The user's options stand behind the plugin's own, so that they win, and before the page")
    void order() throws IOException {
        List<String> command = command("--headless=new", "--lang=de");

        assertThat(command).startsWith("/opt/chromium").endsWith("--headless=new", "--lang=de", "about:blank");
        assertThat(command)
                .contains("--disable-background-networking", "--user-data-dir=" + directory.resolve("profile-1"))
                .noneMatch(option -> option.startsWith("--remote-debugging-port"));
    }

    @Test
    @DisplayName("The sandbox is left out for root alone, who can't have it")
    void sandbox() throws IOException {
        boolean root = Files.getAttribute(directory, "unix:uid").equals(0);

        assertThat(command().contains("--no-sandbox")).isEqualTo(root);
    }

    private List<String> command(String... arguments) throws IOException {
        return ChromiumOptions.command(Path.of("/opt/chromium"), List.of(arguments), directory.resolve("profile-1"));
    }
}
