package io.github.smartscraper.e2e.ports;

import java.nio.file.Path;

/** The name of a process as a person would say it; arguments are left out, since they may hold secrets. */
final class CommandLabel {

    private CommandLabel() {}

    static String of(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .orElse("");
    }
}
