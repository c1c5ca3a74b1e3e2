package sample;

import org.junit.jupiter.api.Test;

/** Is run by a suite only. */
class FirstCheck {

    @Test
    void visits() throws Exception {
        new Worker().visit("FirstCheck");
    }
}
