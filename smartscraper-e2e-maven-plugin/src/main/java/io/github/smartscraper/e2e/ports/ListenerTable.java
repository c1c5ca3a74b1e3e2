package io.github.smartscraper.e2e.ports;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Table of the processes of this machine that listen on TCP ports. */
public interface ListenerTable {

    /** The process that listens on the port; empty where there is none or it can't be told (another user's). */
    Optional<Listener> onPort(int port);

    /** Those of these ports on which somebody listens, and who. */
    default List<PortTaken> onPorts(List<Integer> ports) {
        return PortTaken.among(ports, this::onPort);
    }

    /**
     * Whether one of these processes listens on the port.
     *
     * @return empty where this system does not tell
     */
    Optional<Boolean> isOneOf(Set<Long> pids, int port);

    /**
     * Whether a process still has the very socket that it was seen to listen with on the port; where that is so, it is the same
     * process, and still listens. Cheap; that it can't be told says nothing.
     */
    default boolean stillHas(long pid, int port) {
        return false;
    }

    /**
     * The address on which one of these processes listens on all interfaces of the machine, as {@code 0.0.0.0} or {@code
     * ::}; empty where it listens on a particular one, or this system does not tell.
     */
    Optional<String> onAllInterfaces(Set<Long> pids, int port);

    /**
     * Whether connections of a server that is gone keep the port, on which nobody listens, from one that does not set
     * SO_REUSEADDR: for a minute as a rule, in state TIME_WAIT.
     */
    default boolean isLingering(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(false);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** The addresses on which these processes listen, whatever the port; none where this system does not tell. */
    default List<InetSocketAddress> addresses(Set<Long> pids) {
        return List.of();
    }

    /** The table of the system that this runs on. */
    static ListenerTable ofThisSystem() {
        return ProcNetTable.isAvailable() ? new ProcNetTable() : new LsofTable();
    }
}
