package io.github.smartscraper.e2e.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link StatusCodes}. */
@DisplayName("Status codes")
final class StatusCodesTest {

    @Test
    @DisplayName("are single ones and ranges, whose ends belong to them")
    void singleOnesAndRanges() {
        StatusCodes codes = StatusCodes.parse("200-204, 401").orElseThrow();

        assertThat(codes.contain(200)).isTrue();
        assertThat(codes.contain(204)).isTrue();
        assertThat(codes.contain(401)).isTrue();
        assertThat(codes.contain(199)).isFalse();
        assertThat(codes.contain(205)).isFalse();
        assertThat(codes).hasToString("200-204,401");
    }

    @DisplayName("are none where something else is typed")
    @ParameterizedTest(name = "''{0}''")
    @ValueSource(
            strings = {"", "OK", "2xx", "20", "2000", "099", "600", "200-", "-200", "299-200", "200,,401", "200;401"})
    void nothingElse(String text) {
        assertThat(StatusCodes.parse(text)).isEmpty();
    }
}
