package io.github.smartscraper.e2e.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests how {@link TestName} is shown, and chosen again. */
final class TestNameTest {

    @ParameterizedTest(name = "{0}, {1}")
    @DisplayName("A test is shown without its package, and chosen by its method without arguments")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            com.acme.ShopIT       | buys             | ShopIT.buys             | ShopIT#buys
            ShopIT                | buys             | ShopIT.buys             | ShopIT#buys
            com.acme.ShopIT       | buys(int)[2]     | ShopIT.buys(int)[2]     | ShopIT#buys
            com.acme.ShopIT       | buys{String}[1]  | ShopIT.buys{String}[1]  | ShopIT#buys
            com.acme.ShopIT       | ""               | ShopIT                  | ShopIT
            com.acme.ShopIT       | [engine:x]       | ShopIT.[engine:x]       | ShopIT
            com.acme.ShopIT$Empty | buys             | ShopIT.Empty.buys       | 'ShopIT$Empty#buys'
            com.acme.ShopIT       | größer           | ShopIT.größer           | ShopIT#größer
            """)
    void names(String testClass, String method, String shown, String selector) {
        // given
        TestName name = new TestName(testClass, method);

        // when, then
        assertThat(name.shown()).isEqualTo(shown);
        assertThat(name.selector()).isEqualTo(selector);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @DisplayName("What people call a test stands behind its name, in one line and without the name")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            buys            | Buys 'nothing'                 | ShopIT.buys (Buys 'nothing')
            buys            | "Buys\nnothing"               | ShopIT.buys (Buys nothing)
            buys(int)[2]    | buys(int)[2] 7                 | ShopIT.buys(int)[2] (7)
            buys(String)[2] | buys(String) a book            | ShopIT.buys(String)[2] (a book)
            buys()[2][1]    | at night buys() with a card    | ShopIT.buys()[2][1] (at night with a card)
            buys(int)[2]    | buys(int)[2]                   | ShopIT.buys(int)[2]
            """)
    void displayName(String method, String displayName, String shown) {
        assertThat(new TestName("ShopIT", method, Optional.of(displayName)).shown())
                .isEqualTo(shown);
    }
}
