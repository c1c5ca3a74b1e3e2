package sample;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Uses the helper Labels. */
class GammaIT {

    @Test
    void visits() throws Exception {
        new Worker().visit("GammaIT");
        Weather.check();
    }

    @Test
    void knowsLabels() {
        assertTrue(Labels.of("gamma").contains("gamma"));
    }
}
