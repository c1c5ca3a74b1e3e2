package io.github.smartscraper.e2e.ports;

import java.nio.file.Path;

/** The name of a process as a person would say it; arguments are left out, since they may hold secrets. */
public final class CommandLabel {

    private CommandLabel() {}

    /** A process that may have ended: its name and pid. */
    public static String of(long pid) {
        return PortMessages.name(
                new Listener(pid, ProcessHandle.of(pid).map(CommandLabel::of).orElse("")));
    }

    static String of(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .orElse("");
    }
}
