package sample;

import org.junit.Test;

/** Visits its worker. */
public class OldTwoIT {

    @Test
    public void visits() throws Exception {
        new Worker().visit("OldTwoIT");
    }
}
