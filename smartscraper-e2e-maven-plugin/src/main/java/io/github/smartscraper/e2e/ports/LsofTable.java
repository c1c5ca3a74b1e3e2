package io.github.smartscraper.e2e.ports;

import io.github.smartscraper.e2e.process.CommandOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

/** Systems without /proc: {@code lsof} tells, where it is installed (macOS has it). */
final class LsofTable implements ListenerTable {

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

    private static LongStream pids(int port) {
        try {
            return pids(CommandOutput.of(List.of("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fp")));
        } catch (IOException e) {
            return LongStream.empty();
        }
    }

    /** With -Fp, a line {@code p1234} stands for process 1234. */
    static LongStream pids(List<String> output) {
        return output.stream()
                .filter(line -> line.matches("p\\d+"))
                .mapToLong(line -> Long.parseLong(line.substring(1)));
    }
}
