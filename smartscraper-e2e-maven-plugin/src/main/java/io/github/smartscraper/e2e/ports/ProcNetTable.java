package io.github.smartscraper.e2e.ports;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Table of listeners on Linux: sockets stand in {@code /proc/net/tcp} by inode, and a process's inodes in
 * {@code /proc/PID/fd}.
 */
final class ProcNetTable implements ListenerTable {

    private static final Path PROC = Path.of("/proc");

    /** State of a listening socket, TCP_LISTEN in the kernel's include/net/tcp_states.h. */
    private static final String LISTEN = "0A";

    /** States of connections that nobody has any more: FIN_WAIT1, FIN_WAIT2, TIME_WAIT, LAST_ACK and CLOSING. */
    private static final Set<String> LINGERING = Set.of("04", "05", "06", "09", "0B");

    /** How the kernel writes the addresses that stand for all interfaces, the last of them for IPv4 in IPv6. */
    private static final Map<String, String> ALL_INTERFACES = Map.of(
            "00000000", "0.0.0.0",
            "00000000000000000000000000000000", "::",
            "0000000000000000FFFF000000000000", "0.0.0.0");

    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int OWNER = 7;
    private static final int INODE = 9;

    /** Where a process was found to hold a socket that listens, by its pid and the port. */
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    /** Socket that listens, and the descriptor that a process has it under. */
    private record Held(Path descriptor, String socket) {}

    static boolean isAvailable() {
        return Files.isReadable(PROC.resolve("net/tcp"));
    }

    @Override
    public Optional<Listener> onPort(int port) {
        return holderOf(sockets(port).keySet());
    }

    /** Reads the sockets of the machine once, which takes the kernel some milliseconds. */
    @Override
    public List<PortTaken> onPorts(List<Integer> ports) {
        List<String> table = lines().toList();
        return PortTaken.among(
                ports, port -> holderOf(sockets(port, table.stream()).keySet()));
    }

    private static Optional<Listener> holderOf(Set<String> sockets) {
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> holdsOneOf(sockets, process.pid()))
                .findFirst()
                .map(process -> new Listener(process.pid(), CommandLabel.of(process)));
    }

    @Override
    public Optional<Boolean> isOneOf(Set<Long> pids, int port) {
        if (pids.stream().anyMatch(pid -> stillHas(pid, port))) {
            return Optional.of(true);
        }
        Set<String> sockets = sockets(port).keySet();
        for (long pid : pids) {
            Optional<Held> found = held(sockets, pid);
            if (found.isPresent()) {
                held.put(key(pid, port), found.get());
                return Optional.of(true);
            }
        }
        boolean mayHideIt = pids.stream().anyMatch(pid -> HiddenFiles.mayHold(pid, owners(port)));
        return mayHideIt && onPort(port).isEmpty() ? Optional.empty() : Optional.of(false);
    }

    @Override
    public Optional<String> onAllInterfaces(Set<Long> pids, int port) {
        return sockets(port).entrySet().stream()
                .filter(socket -> allInterfaces(socket.getValue()).isPresent())
                .filter(socket -> pids.stream().anyMatch(pid -> holdsOneOf(Set.of(socket.getKey()), pid)))
                .findFirst()
                .flatMap(socket -> allInterfaces(socket.getValue()));
    }

    @Override
    public List<InetSocketAddress> addresses(Set<Long> pids) {
        return ListeningSockets.all().entrySet().stream()
                .filter(socket -> pids.stream().anyMatch(pid -> holdsOneOf(Set.of(socket.getKey()), pid)))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The address in common spelling, if it stands for all interfaces. */
    static Optional<String> allInterfaces(String digits) {
        return Optional.ofNullable(ALL_INTERFACES.get(digits));
    }

    @Override
    public boolean isLingering(int port) {
        return isLingering(port, lines());
    }

    static boolean isLingering(int port, Stream<String> table) {
        return rows(port, table).anyMatch(columns -> LINGERING.contains(columns[STATE]));
    }

    private static Map<String, String> sockets(int port) {
        return sockets(port, lines());
    }

    private static Set<String> owners(int port) {
        return listening(port, lines()).map(columns -> columns[OWNER]).collect(Collectors.toSet());
    }

    private static Stream<String> lines() {
        return Stream.of("net/tcp", "net/tcp6").flatMap(file -> {
            // Not Files.lines: whoever is interrupted would find that nobody listens.
            try (InputStream in = new FileInputStream(PROC.resolve(file).toFile())) {
                return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines();
            } catch (IOException e) {
                // No IPv6 on this machine.
                return Stream.empty();
            }
        });
    }

    private static Stream<String[]> rows(int port, Stream<String> table) {
        String ending = ending(port);
        // Most lines are about other ports.
        return table.filter(line -> line.contains(ending))
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns.length > INODE && columns[LOCAL_ADDRESS].endsWith(ending));
    }

    private static String ending(int port) {
        return String.format(Locale.ROOT, ":%04X", port);
    }

    /** Sockets that listen on the port, with the address of each in the kernel's digits. */
    static Map<String, String> sockets(int port, Stream<String> table) {
        String ending = ending(port);
        Map<String, String> sockets = new HashMap<>();
        listening(port, table)
                .forEach(columns ->
                        sockets.put("socket:[" + columns[INODE] + "]", columns[LOCAL_ADDRESS].replace(ending, "")));
        return sockets;
    }

    private static Stream<String[]> listening(int port, Stream<String> table) {
        return rows(port, table).filter(columns -> columns[STATE].equals(LISTEN));
    }

    /** Reads one link instead of the sockets of the whole machine, of which there are many where connections have just ended. */
    @Override
    public boolean stillHas(long pid, int port) {
        Held before = held.get(key(pid, port));
        if (before == null) {
            return false;
        }
        boolean same = target(before.descriptor()).equals(before.socket());
        if (!same) {
            held.remove(key(pid, port));
        }
        return same;
    }

    private static String key(long pid, int port) {
        return pid + ":" + port;
    }

    private static boolean holdsOneOf(Set<String> sockets, long pid) {
        return held(sockets, pid).isPresent();
    }

    private static Optional<Held> held(Set<String> sockets, long pid) {
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> descriptors =
                Files.newDirectoryStream(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
            for (Path descriptor : descriptors) {
                String target = target(descriptor);
                if (sockets.contains(target)) {
                    return Optional.of(new Held(descriptor, target));
                }
            }
        } catch (IOException e) {
            // It has ended since, or is another user's.
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            // Closed since it was listed.
            return "";
        }
    }
}
