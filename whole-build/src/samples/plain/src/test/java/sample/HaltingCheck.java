package sample;

import org.junit.jupiter.api.Test;

/** Takes its JVM down. */
class HaltingCheck {

    @Test
    void halts() {
        Runtime.getRuntime().halt(5);
    }
}
