package sample;

import org.junit.Test;

/** Visits its worker. */
public class OldOneIT {

    @Test
    public void visits() throws Exception {
        new Worker().visit("OldOneIT");
    }
}
