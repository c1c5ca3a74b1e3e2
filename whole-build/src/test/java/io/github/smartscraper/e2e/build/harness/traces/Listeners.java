package io.github.smartscraper.e2e.build.harness.traces;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The TCP ports that something on this machine listens on. */
public final class Listeners {

    private static final String LISTENING = "0A";
    private static final String TIME_WAIT = "06";

    private final Map<String, Integer> portsBySocket;

    private Listeners(Map<String, Integer> portsBySocket) {
        this.portsBySocket = portsBySocket;
    }

    public static Listeners read() throws IOException {
        Map<String, Integer> ports = new HashMap<>();
        for (String[] fields : sockets(LISTENING)) {
            ports.put("socket:[" + fields[9] + "]", port(fields[1]));
        }
        return new Listeners(ports);
    }

    /** Ports of this machine whose connections have ended, and that the system keeps for a minute. */
    public static List<Integer> inTimeWait() throws IOException {
        return sockets(TIME_WAIT).stream().map(fields -> port(fields[1])).toList();
    }

    private static List<String[]> sockets(String state) throws IOException {
        List<String[]> sockets = new ArrayList<>();
        for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            Files.readAllLines(Path.of(table)).stream()
                    .skip(1)
                    .map(line -> line.trim().split("\\s+"))
                    .filter(fields -> fields[3].equals(state))
                    .forEach(sockets::add);
        }
        return sockets;
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }

    /** The ports on which this process listens. */
    public List<Integer> portsOf(long pid) {
        List<Integer> ports = new ArrayList<>();
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (Path descriptor : open) {
                Integer port =
                        portsBySocket.get(Files.readSymbolicLink(descriptor).toString());
                if (port != null) {
                    ports.add(port);
                }
            }
        } catch (IOException e) {
            // The process ended, or a descriptor was closed while it was looked at: what was found so far counts.
            return ports;
        }
        return ports;
    }
}
