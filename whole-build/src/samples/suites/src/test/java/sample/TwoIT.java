package sample;

import org.junit.jupiter.api.Test;

/** Would run beside the other classes, as junit-platform.properties has it. */
class TwoIT {

    @Test
    void visits() throws Exception {
        new Worker().visit("TwoIT");
    }
}
