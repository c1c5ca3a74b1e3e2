package sample;

import org.junit.jupiter.api.Test;

/** Has its JVM killed. */
class KilledCheck {

    @Test
    void isKilled() throws Exception {
        String self = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder("kill", "-s", "KILL", self).start();
        Thread.sleep(60_000);
    }
}
