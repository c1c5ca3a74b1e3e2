package sample;

import org.junit.jupiter.api.Test;

/** Passes, and takes its JVM down when that ends. */
class HookCheck {

    @Test
    void passes() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(7)));
    }
}
