package io.github.smartscraper.e2e.ports;

import io.github.smartscraper.e2e.process.CommandOutput;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Table of listeners on systems without /proc: {@code lsof} tells, where it is installed (macOS has it). */
final class LsofTable implements ListenerTable {

    private static final Pattern PROCESS = Pattern.compile("p\\d+");

    /** Numeric addresses only, for which no name is looked up. */
    private static final Pattern SOCKET = Pattern.compile("n\\[?(\\*|[\\d.]+|[\\da-fA-F:]+)]?:(\\d+)");

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

    @Override
    public List<InetSocketAddress> addresses(Set<Long> pids) {
        return addresses(pids, listeners(""));
    }

    /** In a process's lines, {@code n127.0.0.1:9000}, {@code n[::1]:9000} and {@code n*:9000} stand for its sockets. */
    static List<InetSocketAddress> addresses(Set<Long> pids, List<String> output) {
        Set<InetSocketAddress> addresses = new LinkedHashSet<>();
        boolean wanted = false;
        for (String line : output) {
            Matcher socket = SOCKET.matcher(line);
            if (PROCESS.matcher(line).matches()) {
                wanted = pids.contains(Long.parseLong(line.substring(1)));
            } else if (wanted && socket.matches()) {
                String host = socket.group(1).equals("*") ? "0.0.0.0" : socket.group(1);
                addresses.add(new InetSocketAddress(host, Integer.parseInt(socket.group(2))));
            }
        }
        return List.copyOf(addresses);
    }

    private static LongStream pids(int port) {
        return pids(listeners(port));
    }

    private static List<String> listeners(int port) {
        return listeners(":" + port);
    }

    private static List<String> listeners(String port) {
        try {
            return CommandOutput.of(List.of("lsof", "-nP", "-iTCP" + port, "-sTCP:LISTEN", "-Fpn"));
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
