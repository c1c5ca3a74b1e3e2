package io.github.smartscraper.e2e.process;

import java.util.List;
import java.util.Optional;

/** Session of its own for a process, so that a Ctrl-C in the terminal reaches Maven alone. */
public final class OwnSession {

    /** The block names the program to run: without it, Perl has a shell look at a command that is a single word. */
    private static final String SETSID_IN_PERL = "POSIX::setsid(); exec { $ARGV[0] } @ARGV or exit 127;";

    private OwnSession() {}

    /**
     * What to put before a command: {@code setsid} where there is one, else Perl's (macOS has no such program), else
     * nothing, and the process stays in Maven's group.
     */
    public static List<String> prefix(Executables executables) {
        if (executables.haveEndings()) {
            return List.of();
        }
        Optional<List<String>> setsid = executables.find("setsid").map(program -> List.of(program.toString()));
        Optional<List<String>> perl =
                executables.find("perl").map(program -> List.of(program.toString(), "-MPOSIX", "-e", SETSID_IN_PERL));
        return setsid.or(() -> perl).orElse(List.of());
    }
}
