package sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Uses the helper Prices. */
class BetaIT {

    @Test
    void visits() throws Exception {
        new Worker().visit("BetaIT");
        Weather.check();
    }

    @Test
    void knowsPrices() {
        assertEquals(9, Prices.of(3));
    }
}
