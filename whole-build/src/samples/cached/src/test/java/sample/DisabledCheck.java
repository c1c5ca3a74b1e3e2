package sample;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** Passes, but for a test that does not run. */
class DisabledCheck {

    @Test
    void visits() throws Exception {
        new Worker().visit("DisabledCheck");
    }

    @Test
    @Disabled
    void waitsForBetterTimes() {}
}
