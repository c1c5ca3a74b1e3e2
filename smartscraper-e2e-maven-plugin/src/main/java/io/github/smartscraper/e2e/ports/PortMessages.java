package io.github.smartscraper.e2e.ports;

import java.nio.file.Path;

/** Sentences about ports that are taken, and by whom. */
public final class PortMessages {

    private PortMessages() {}

    /** A port that the allocator does not hand out. */
    public static String taken(PortTaken taken) {
        String who = taken.by().map(PortMessages::name).orElse("another build or another user's process");
        return "Port " + taken.port() + " is taken by " + who + "; it is skipped.";
    }

    /** A phrase for who listens: the program and its pid. */
    public static String name(Listener listener) {
        String command = listener.command().isEmpty() ? "a process" : listener.command();
        return command + " (pid " + listener.pid() + ')';
    }

    /** The directory in which ports are reserved is in somebody else's hands. */
    public static String refusedDirectory(Path directory) {
        return directory
                + ", in which your builds reserve their ports, is not a directory of yours alone (mode 0700). Nothing in"
                + " it is read or removed, and another one is used. Remove it, or ask whoever has made it to do so.";
    }

    /** No port is left for a worker. */
    public static String exhausted(int basePort) {
        return "No port from " + basePort + " up to " + PortAllocator.LAST_PORT
                + " is free. Choose another range, for example -De2e.basePort=20000.";
    }
}
