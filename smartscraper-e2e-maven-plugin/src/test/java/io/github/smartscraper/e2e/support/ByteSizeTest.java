package io.github.smartscraper.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link ByteSize}. */
@DisplayName("A size in bytes")
final class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({"64MiB, 67108864", "64m, 67108864", "1 GiB, 1073741824", "500k, 512000", "2TiB, 2199023255552", "0K, 0"
    })
    @DisplayName("is understood with its unit")
    void parsed(String text, long bytes) {
        assertThat(ByteSize.parse(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "64", "64MB", "-1M", "1.5G", "M", "9999999999999M", "64 bytes"})
    @DisplayName("is not understood otherwise")
    void notParsed(String text) {
        assertThat(ByteSize.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"67108864, 64 MiB", "1073741824, 1 GiB", "1025, 1025 bytes", "0, 0 bytes"})
    @DisplayName("is told in the largest unit that fits")
    void text(long bytes, String text) {
        assertThat(ByteSize.text(bytes)).isEqualTo(text);
    }
}
