package sample;

import org.junit.jupiter.api.Test;

/** Ends its JVM, shutdown hooks included. */
class ExitCheck {

    @Test
    void exits() {
        System.exit(0);
    }
}
