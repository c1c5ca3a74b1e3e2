package io.github.smartscraper.e2e.failsafe.fork;

import java.io.IOException;

/** Client for tests of Maven's side, which asks what a fork asks. */
public final class ForkSide {

    private ForkSide() {}

    /** Asks as the fork of a worker would. */
    public static String ask(int port, String key, String worker, String request, String argument) throws IOException {
        return new ControlClient(port, key, worker).ask(request, argument);
    }
}
