package io.github.smartscraper.e2e.process;

import java.util.List;

/** How a process is given a session of its own, so that a Ctrl-C in the terminal reaches Maven alone. */
final class OwnSession {

    private OwnSession() {}

    /**
     * What to put before a command: {@code setsid} where there is one, else Perl's (macOS has no such program), else
     * nothing, and the process stays in Maven's group.
     */
    static List<String> prefix(Executables executables) {
        if (executables.find("setsid").isPresent()) {
            return List.of("setsid");
        }
        return executables.find("perl").isPresent()
                ? List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or exit 127;")
                : List.of();
    }
}
