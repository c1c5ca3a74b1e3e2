package io.github.smartscraper.e2e.failsafe.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.failsafe.bridge.JavaProcess;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link ForkStart}. */
@DisplayName("The start of a fork")
final class ForkStartTest {

    @Test
    @DisplayName("hands on what Surefire's main class would have got, and its failure")
    void handsOn() {
        assertThatThrownBy(() -> ForkStart.main(new String[] {Main.class.getName(), "-jar", "a.jar", "one", "two"}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("one two");
    }

    @Test
    @DisplayName("is a main class with which a JVM takes the rest of Surefire's command line for arguments")
    void mainClass() throws Exception {
        // when
        JavaProcess fork = JavaProcess.run(
                List.of(
                        "-cp",
                        JavaProcess.locationOf(ForkStart.class) + ":" + JavaProcess.locationOf(Main.class),
                        ForkStart.class.getName(),
                        Main.class.getName(),
                        "-jar",
                        "none.jar",
                        "one"),
                Map.of());

        // then
        assertThat(fork.exitCode()).isOne();
        assertThat(fork.output()).contains("IllegalStateException: one");
    }

    /** Stands for Surefire's main class. */
    public static final class Main {

        private Main() {}

        /** Fails with what it has got. */
        public static void main(String[] arguments) {
            if (arguments.length > 0) {
                throw new IllegalStateException(String.join(" ", arguments));
            }
        }
    }
}
