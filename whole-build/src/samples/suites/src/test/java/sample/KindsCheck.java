package sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Has tests of each kind that Jupiter knows, of which some fail. */
class KindsCheck {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void counts(int number) {
        assertTrue(number != 2, "two is too many");
    }

    /** Has the name of the other, and its second call fails as well. */
    @ParameterizedTest(name = "{0} as a word")
    @ValueSource(strings = {"one", "two"})
    void counts(String number) {
        assertEquals("one", number);
    }

    @ParameterizedTest
    @CsvSource({"a,1", "b,2"})
    void twoParameters(String letter, int number) {
        assertEquals("a1", letter + number);
    }

    @RepeatedTest(3)
    void again(RepetitionInfo repetition) {
        assertTrue(repetition.getCurrentRepetition() < 3, "three times is once too often");
    }

    @TestFactory
    Stream<DynamicNode> made() {
        return Stream.of(
                DynamicTest.dynamicTest("a test that was made", () -> {}),
                DynamicContainer.dynamicContainer(
                        "a container",
                        Stream.of(DynamicTest.dynamicTest("with one that fails", () -> assertEquals(1, 2)))));
    }

    @Test
    @DisplayName("A name for people: $HOME `date` 'quoted'")
    void named() {
        assertEquals("right", "wrong");
    }

    @Test
    void isNotMet() {
        assumeTrue(false, "not today");
    }

    @Test
    @Disabled("later")
    void isDisabled() {}

    @Nested
    @DisplayName("Inside")
    class Inside {

        @Test
        void named() {
            assertEquals("right", "wrong");
        }

        @Nested
        class Deeper {

            @ParameterizedTest
            @ValueSource(ints = {1, 2})
            void counts(int number) {
                assertEquals(1, number);
            }
        }
    }
}
