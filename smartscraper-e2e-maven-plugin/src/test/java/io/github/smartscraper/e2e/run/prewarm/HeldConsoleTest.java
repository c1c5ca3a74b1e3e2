package io.github.smartscraper.e2e.run.prewarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.console.Console.Tone;
import io.github.smartscraper.e2e.console.RecordedConsole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link HeldConsole}. */
@DisplayName("The console of workers that nobody has asked for")
final class HeldConsoleTest {

    private final RecordedConsole printed = new RecordedConsole();
    private final HeldConsole console = new HeldConsole(printed);

    @Test
    @DisplayName("forgets what is said before there are any")
    void silent() {
        console.info("selected");
        console.warn("unusable");
        console.open();

        assertThat(printed.lines()).isEmpty();
    }

    @Test
    @DisplayName("holds lines back, but no warnings, until they are taken over")
    void held() {
        console.hold();
        console.info("ready");
        console.tell(Tone.GOOD, "well");
        console.warn("exposed");
        assertThat(printed.lines()).containsExactly("WARNING exposed");

        console.open();
        console.info("stopped");

        assertThat(printed.lines()).containsExactly("WARNING exposed", "ready", "well", "stopped");
    }
}
