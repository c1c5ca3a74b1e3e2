package io.github.smartscraper.e2e.worker.startup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link NodeVersion}. */
@DisplayName("A version of Node.js")
final class NodeVersionTest {

    @ParameterizedTest
    @ValueSource(strings = {"v22.1.0", "v22.10.3", "v23.0.0", "v24.0.0-nightly20250101", "v22.1.0\n"})
    @DisplayName("is at least another one if it is that or a later one")
    void atLeast(String text) {
        assertThat(NodeVersion.parse(text).isAtLeast(22, 1)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v22.0.9", "v20.20.2", "none", "", "22.1.0 of something else"})
    @DisplayName("is not if it is an earlier one, or none at all")
    void earlier(String text) {
        assertThat(NodeVersion.parse(text).isAtLeast(22, 1)).isFalse();
    }

    @Test
    @DisplayName("compares numbers, not texts")
    void numbers() {
        assertThat(NodeVersion.parse("v100.2.0").isAtLeast(22, 15)).isTrue();
    }
}
