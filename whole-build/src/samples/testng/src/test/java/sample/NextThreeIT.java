package sample;

import org.testng.annotations.Test;

/** Visits its worker. */
public class NextThreeIT {

    @Test
    public void visits() throws Exception {
        new Worker().visit("NextThreeIT");
    }
}
