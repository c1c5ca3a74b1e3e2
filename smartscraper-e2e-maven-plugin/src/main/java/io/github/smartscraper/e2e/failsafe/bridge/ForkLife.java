package io.github.smartscraper.e2e.failsafe.bridge;

import java.io.IOException;

/** Life of a fork: what is done at its beginning and at its end. */
interface ForkLife {

    /**
     * Just before it starts.
     *
     * @throws IOException if it must not start
     */
    void starting() throws IOException;

    /** When it has ended, or will never start. */
    void ended();
}
