package io.github.smartscraper.e2e.doctor.check;

import java.io.IOException;

/** Check of one thing that a run needs; it changes nothing. */
public interface Check {

    /** What it looks at. */
    Topic topic();

    /**
     * Looks.
     *
     * @throws IOException if it can't; the finding is then that the thing is broken
     * @throws InterruptedException if it has taken too long
     */
    Finding look() throws IOException, InterruptedException;
}
