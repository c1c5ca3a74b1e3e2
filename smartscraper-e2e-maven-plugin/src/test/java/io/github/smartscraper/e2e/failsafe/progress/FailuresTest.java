package io.github.smartscraper.e2e.failsafe.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.progress.TestFailure;
import io.github.smartscraper.e2e.progress.TestName;
import java.util.List;
import org.apache.maven.surefire.api.report.SafeThrowable;
import org.apache.maven.surefire.api.report.StackTraceWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests what {@link Failures} reads from stack traces. */
final class FailuresTest {

    private static final TestName TEST = new TestName("com.acme.ShopIT", "buys");

    /** Stack trace that a fork has sent. */
    private record Trace(String text) implements StackTraceWriter {

        @Override
        public String writeTraceToString() {
            return text;
        }

        @Override
        public String writeTrimmedTraceToString() {
            return text;
        }

        @Override
        public String smartTrimmedStackTrace() {
            return "short";
        }

        @Override
        public SafeThrowable getThrowable() {
            return new SafeThrowable(text);
        }
    }

    private static TestFailure read(String trace) {
        return Failures.of(TEST, new Trace(trace));
    }

    @Test
    @DisplayName("An assertion that fails is its message, at the line of the test")
    void assertion() {
        // when
        TestFailure failure = read("""
                org.opentest4j.AssertionFailedError:\s
                expected: 200
                 but was: 500
                \tat java.base/jdk.internal.reflect.X.newInstance(X.java:62)
                \tat com.acme.Pages.check(Pages.java:7)
                \tat com.acme.ShopIT.buys(ShopIT.java:42)
                """);

        // then
        assertThat(failure.message()).isEqualTo("expected: 200\n but was: 500");
        assertThat(failure.frames()).containsExactly("com.acme.ShopIT.buys(ShopIT.java:42)");
    }

    @Test
    @DisplayName("An exception keeps its type, and its causes")
    void exception() {
        // when
        TestFailure failure = read("""
                java.io.UncheckedIOException: can't read
                \tat com.acme.Pages.open(Pages.java:7)
                \t... 3 more
                Caused by: java.io.IOException: no such file
                \tat com.acme.Files.read(Files.java:9)
                """);

        // then
        assertThat(failure.message())
                .isEqualTo("java.io.UncheckedIOException: can't read\nCaused by: java.io.IOException: no such file");
        assertThat(failure.frames())
                .isEqualTo(List.of("com.acme.Pages.open(Pages.java:7)", "com.acme.Files.read(Files.java:9)"));
    }

    @Test
    @DisplayName("A test can fail without a stack trace")
    void nothing() {
        assertThat(Failures.of(TEST, null).message()).isEqualTo("It failed without saying why.");
    }
}
