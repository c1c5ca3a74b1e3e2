package sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Visits its worker, which knows its own token and no other. */
class AlphaIT {

    @Test
    void visits() throws Exception {
        new Worker().visit("AlphaIT");
    }

    @Test
    void asksForItsToken() {
        Worker worker = new Worker();
        assertEquals(200, worker.statusWithOwnToken());
        assertEquals(401, worker.statusWithToken("wrong"));
    }
}
