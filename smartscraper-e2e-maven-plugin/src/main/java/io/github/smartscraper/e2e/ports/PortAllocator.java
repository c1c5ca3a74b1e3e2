package io.github.smartscraper.e2e.ports;

import io.github.smartscraper.e2e.ports.loopback.Loopback;
import io.github.smartscraper.e2e.process.ProcessLock;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Allocator of ports in ascending order, which skips those that others use or have reserved. */
public final class PortAllocator implements AutoCloseable {

    /** The highest TCP port. */
    public static final int LAST_PORT = 65_535;

    private static final String LOCK = ".lock";
    private static final Pattern LOCK_NAME = Pattern.compile("\\d{1,5}" + Pattern.quote(LOCK));
    /** A server of IPv6 alone keeps others from listening on all addresses, which is what Node does by default. */
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1");

    private static final int ATTEMPTS = 20;
    private static final int CONNECT_MILLIS = 200;

    private final ReservationDirectory reservations;
    private final ListenerTable listeners;
    private final Consumer<PortTaken> passedOver;
    private final Queue<ProcessLock> leases = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next;
    private volatile boolean closed;

    /**
     * An allocator.
     *
     * @param basePort the first port to try
     * @param reservations where all builds of this user reserve their ports
     * @param passedOver told of each port that could not be had
     */
    public PortAllocator(
            int basePort, ReservationDirectory reservations, ListenerTable listeners, Consumer<PortTaken> passedOver) {
        this.next = new AtomicInteger(basePort);
        this.reservations = reservations;
        this.listeners = listeners;
        this.passedOver = passedOver;
    }

    /**
     * The next port that is free, kept for this build until the allocator is closed.
     *
     * @return empty when there is none left up to {@value #LAST_PORT}
     * @throws IOException if ports can't be reserved in the lock directory
     */
    public OptionalInt allocate() throws IOException {
        while (true) {
            int port = next.getAndIncrement();
            if (port > LAST_PORT) {
                return OptionalInt.empty();
            }
            if (reserve(port)) {
                return OptionalInt.of(port);
            }
        }
    }

    /** The next port that is free also for a server that does not set SO_REUSEADDR; the others are kept as well. */
    public OptionalInt allocateUnused() throws IOException {
        OptionalInt port = allocate();
        while (port.isPresent() && listeners.isLingering(port.getAsInt())) {
            port = allocate();
        }
        return port;
    }

    /**
     * Keeps a port that a server of this build listens on already, unless another build has it reserved.
     *
     * @throws IOException if ports can't be reserved in the lock directory
     */
    public void hold(int port) throws IOException {
        Optional<ProcessLock> lease = lock(port);
        if (lease.isPresent()) {
            keep(lease.get());
        }
    }

    /** Whoever closes it does not wait for a search that is going on, which may take long. */
    private void keep(ProcessLock lease) throws IOException {
        leases.add(lease);
        if (closed) {
            giveBack();
            throw new InterruptedIOException("the run is being ended");
        }
    }

    private boolean reserve(int port) throws IOException {
        Optional<ProcessLock> lease = lock(port);
        if (lease.isPresent() && isFree(port)) {
            keep(lease.get());
            return true;
        }
        giveBack(lease);
        passOver(port);
        return false;
    }

    private Optional<ProcessLock> lock(int port) throws IOException {
        if (closed) {
            throw new InterruptedIOException("the run is being ended");
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return ProcessLock.tryAcquire(reservations.make().resolve(port + LOCK));
            } catch (NoSuchFileException e) {
                // Another build has ended at this moment, and taken the empty directory with it.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Says that a port could not be had. */
    public void passOver(int port) {
        passedOver.accept(new PortTaken(port, listeners.onPort(port)));
    }

    /** Whether nobody listens on the port, on a loopback address or on all addresses. */
    private static boolean isFree(int port) throws IOException {
        return LOOPBACK.stream().noneMatch(address -> answers(address, port)) && canBind(Loopback.address(), port);
    }

    private static boolean answers(String address, int port) {
        // Never through a proxy: the port is one of this machine.
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canBind(InetAddress address, int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections in TIME_WAIT don't keep a server from listening, so they don't make a port taken.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (BindException e) {
            return false;
        }
    }

    /**
     * Removes the reservations of builds that have died, which the operating system has taken back already.
     *
     * @throws IOException if a directory can't be read or written
     */
    public static void sweep(ReservationDirectory reservations) throws IOException {
        for (Path directory : reservations.all()) {
            sweepUnlessGone(directory);
        }
    }

    private static void sweepUnlessGone(Path directory) throws IOException {
        try {
            sweep(directory);
        } catch (NoSuchFileException e) {
            // Another build, or module of this one, sweeps at this moment, and has taken the empty directory with it.
            return;
        }
    }

    private static void sweep(Path directory) throws IOException {
        ProcessLock.removeAbandonedDrafts(directory);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (LOCK_NAME.matcher(file.getFileName().toString()).matches()) {
                    giveBack(ProcessLock.tryAcquire(file));
                }
            }
        }
        ReservationDirectory.removeIfEmpty(directory);
    }

    private static void giveBack(Optional<ProcessLock> abandoned) throws IOException {
        if (abandoned.isPresent()) {
            abandoned.get().close();
        }
    }

    /** Gives all ports back. */
    @Override
    public void close() throws IOException {
        closed = true;
        giveBack();
    }

    private void giveBack() throws IOException {
        for (ProcessLock lease = leases.poll(); lease != null; lease = leases.poll()) {
            lease.close();
        }
        ReservationDirectory.removeIfEmpty(reservations.path());
    }
}
