package sample;

import org.junit.jupiter.api.Test;

/** Would run beside the other classes, as junit-platform.properties has it. */
class OneIT {

    @Test
    void visits() throws Exception {
        new Worker().visit("OneIT");
    }
}
