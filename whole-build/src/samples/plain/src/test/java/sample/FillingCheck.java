package sample;

import org.junit.jupiter.api.Test;

/** Has its server write more than there is room for. */
class FillingCheck {

    @Test
    void fillsTheDisk() {
        Worker worker = new Worker();
        worker.write("x".repeat(Integer.getInteger("sample.bytes", 4_000_000)));
        worker.state();
    }
}
