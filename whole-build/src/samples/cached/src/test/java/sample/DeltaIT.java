package sample;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Uses the constant of Limits. */
class DeltaIT {

    @Test
    void visits() throws Exception {
        new Worker().visit("DeltaIT");
        Weather.check();
    }

    @Test
    void keepsToTheLimit() {
        assertTrue(Limits.MOST < 5, "the limit is kept");
    }
}
