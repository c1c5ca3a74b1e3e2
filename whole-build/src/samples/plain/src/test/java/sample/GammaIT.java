package sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Visits its worker, which knows its own token and no other. */
@Tag("slow")
class GammaIT {

    @Test
    void visits() throws Exception {
        new Worker().visit("GammaIT");
    }

    @Test
    void asksForItsToken() {
        Worker worker = new Worker();
        assertEquals(200, worker.statusWithOwnToken());
        assertEquals(401, worker.statusWithToken("wrong"));
    }
}
