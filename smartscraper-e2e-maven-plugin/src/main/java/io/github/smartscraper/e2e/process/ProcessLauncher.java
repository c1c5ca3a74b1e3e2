package io.github.smartscraper.e2e.process;

import java.io.IOException;

/** Launcher of processes; tests and other systems may do it differently. */
@FunctionalInterface
public interface ProcessLauncher {

    /**
     * Starts a process in a session of its own where the system has such a thing, so that a Ctrl-C in the terminal
     * reaches Maven alone.
     *
     * @throws IOException if the program or the directory does not exist or may not be used
     */
    LaunchedProcess launch(Launch launch) throws IOException;

    /**
     * Starts a process that whoever calls has prepared, and sees to.
     *
     * @throws IOException as {@link ProcessBuilder#start()} does
     */
    default Process start(ProcessBuilder builder) throws IOException {
        return builder.start();
    }
}
