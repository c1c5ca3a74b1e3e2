package io.github.smartscraper.e2e.worker.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link Placeholders}. */
@DisplayName("Placeholders")
final class PlaceholdersTest {

    @DisplayName("are replaced where their name is known, and left alone anywhere else")
    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    --port={port}           | --port=9001
                    {id}{id}                | 77
                    {port                   | {port
                    port}                   | port}
                    {}                      | {}
                    {unknown}               | {unknown}
                    {Port}                  | {Port}
                    {{port}}                | {9001}
                    { port }                | { port }
                    function() {id}         | function() 7
                    {token}                 | a$1\\b
                    {nested}                | {port}
                    """)
    void replaces(String text, String expected) {
        // given
        Placeholders placeholders =
                new Placeholders(Map.of("port", "9001", "id", "7", "token", "a$1\\b", "nested", "{port}"));

        // when
        String replaced = placeholders.apply(text);

        // then
        assertThat(replaced).isEqualTo(expected);
    }
}
