package sample;

import org.testng.annotations.Test;

/** Visits its worker. */
public class NextTwoIT {

    @Test
    public void visits() throws Exception {
        new Worker().visit("NextTwoIT");
    }
}
