package io.github.smartscraper.e2e.ports;

import io.github.smartscraper.e2e.process.CommandOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Table of listeners on systems without /proc: {@code lsof} tells, where it is installed (macOS has it). */
final class LsofTable implements ListenerTable {

    private static final Pattern PROCESS = Pattern.compile("p\\d+");

    @Override
    public Optional<Listener> onPort(int port) {
        OptionalLong pid = pids(port).findFirst();
        return pid.isEmpty()
                ? Optional.empty()
                : Optional.of(new Listener(
                        pid.getAsLong(),
                        ProcessHandle.of(pid.getAsLong()).map(CommandLabel::of).orElse("")));
    }

    @Override
    public Optional<Boolean> isOneOf(Set<Long> pids, int port) {
        List<Long> listening = pids(port).boxed().toList();
        return listening.isEmpty()
                ? Optional.empty()
                : Optional.of(listening.stream().anyMatch(pids::contains));
    }

    @Override
    public Optional<String> onAllInterfaces(Set<Long> pids, int port) {
        return onAllInterfaces(pids, listeners(port));
    }

    /** In a process's lines, one that begins with {@code n*:} stands for a socket on all interfaces. */
    static Optional<String> onAllInterfaces(Set<Long> pids, List<String> output) {
        boolean wanted = false;
        for (String line : output) {
            if (PROCESS.matcher(line).matches()) {
                wanted = pids.contains(Long.parseLong(line.substring(1)));
            } else if (wanted && line.startsWith("n*:")) {
                return Optional.of("*");
            }
        }
        return Optional.empty();
    }

    private static LongStream pids(int port) {
        return pids(listeners(port));
    }

    private static List<String> listeners(int port) {
        try {
            return CommandOutput.of(List.of("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fpn"));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** With -Fpn, a line {@code p1234} stands for process 1234. */
    static LongStream pids(List<String> output) {
        return output.stream()
                .filter(line -> PROCESS.matcher(line).matches())
                .mapToLong(line -> Long.parseLong(line.substring(1)));
    }
}
