package sample;

import org.junit.Test;

/** Visits its worker. */
public class OldThreeIT {

    @Test
    public void visits() throws Exception {
        new Worker().visit("OldThreeIT");
    }
}
