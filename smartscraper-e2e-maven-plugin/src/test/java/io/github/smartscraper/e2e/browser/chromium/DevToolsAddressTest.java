package io.github.smartscraper.e2e.browser.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link DevToolsAddress}. */
final class DevToolsAddressTest {

    /** As Chromium 143 has written it. */
    private static final String WRITTEN = "40793\n/devtools/browser/5cb6c684-e1f7-4f4c-842f-a83d2d202425";

    @TempDir
    private Path profile;

    @Test
    @DisplayName("What a browser has written is understood")
    void whole() throws IOException {
        // given
        Files.writeString(profile.resolve("DevToolsActivePort"), WRITTEN);

        // when, then
        assertThat(DevToolsAddress.of(profile))
                .contains(new DevToolsAddress(40793, "/devtools/browser/5cb6c684-e1f7-4f4c-842f-a83d2d202425"));
    }

    @Test
    @DisplayName("There is none before it is written")
    void absent() throws IOException {
        assertThat(DevToolsAddress.of(profile)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 6, 20, 58})
    @DisplayName("There is none while it is being written")
    void partial(int written) throws IOException {
        // given
        Files.writeString(profile.resolve("DevToolsActivePort"), WRITTEN.substring(0, written));

        // when, then
        assertThat(DevToolsAddress.of(profile)).isEmpty();
    }
}
