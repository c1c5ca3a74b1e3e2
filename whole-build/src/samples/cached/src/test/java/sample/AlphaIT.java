package sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Uses the helper Prices. */
class AlphaIT {

    @Test
    void visits() throws Exception {
        new Worker().visit("AlphaIT");
        Weather.check();
    }

    @Test
    void knowsPrices() {
        assertEquals(6, Prices.of(2));
    }
}
