package io.github.smartscraper.e2e.build.harness.traces;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Sends signals, as the command {@code kill} does. */
public final class Signals {

    private Signals() {}

    /**
     * Sends a signal.
     *
     * @param name KILL, STOP and the like
     * @param target a pid, or a process group with a minus before it
     * @return whether there was such a process
     */
    public static boolean send(String name, String target) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-s", name, "--", target)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return kill.waitFor(10, TimeUnit.SECONDS) && kill.exitValue() == 0;
    }
}
