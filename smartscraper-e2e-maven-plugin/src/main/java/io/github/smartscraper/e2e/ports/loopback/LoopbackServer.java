package io.github.smartscraper.e2e.ports.loopback;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Server on a port of 127.0.0.1, which every user of the machine can connect to. Whoever has not shown yet that it may be here
 * gets a few seconds and a small request, and there is room for a few such only: the one who has waited longest goes first.
 */
public final class LoopbackServer implements AutoCloseable {

    /** How many may be there at a time that have not shown that they may. */
    static final int MOST_STRANGERS = 64;

    private static final int BACKLOG = 256;
    private static final int PAUSE_MILLIS = 20;

    private final String name;
    private final Handler handler;
    private final ServerSocket socket;
    private final ExecutorService threads;

    /** In the order in which they came. */
    private final Set<Visitor> strangers = new LinkedHashSet<>();

    private final Set<Visitor> admitted = new LinkedHashSet<>();

    /** Service of a connection, on a thread of its own. */
    @FunctionalInterface
    public interface Handler {

        /**
         * Serves a connection, which is closed afterwards.
         *
         * @throws IOException if one of both sides is gone
         */
        void serve(Visitor visitor) throws IOException;
    }

    /**
     * Opens a port, on which connections wait until the server is started.
     *
     * @param name of its threads
     * @throws IOException if none can be opened
     */
    public LoopbackServer(String name, Handler handler) throws IOException {
        this.name = name;
        this.handler = handler;
        // As many as there are connections at a time; classes may begin and end hundreds of times a second.
        this.threads = Executors.newCachedThreadPool(this::thread);
        this.socket = new ServerSocket(0, BACKLOG, Loopback.address());
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Begins to take connections. */
    public void start() {
        thread(this::acceptAll).start();
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private void acceptAll() {
        while (!socket.isClosed()) {
            try {
                accept(socket.accept());
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                // It was closed, the other side was gone before it was there, or this JVM has as many files open, or
                // threads,
                // as it may: that passes, and whoever comes next is to be served.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
            }
        }
    }

    private void accept(Socket connection) throws IOException {
        Visitor visitor = new Visitor(connection, this::admit);
        boolean served = false;
        try {
            receive(visitor);
            threads.execute(() -> serve(visitor));
            served = true;
        } finally {
            if (!served) {
                dismiss(visitor);
            }
        }
    }

    private synchronized void receive(Visitor visitor) throws IOException {
        if (socket.isClosed()) {
            // The kernel may still accept a connection that comes in the moment of the end.
            throw new IOException("closed");
        }
        if (strangers.size() >= MOST_STRANGERS) {
            Iterator<Visitor> longest = strangers.iterator();
            longest.next().close();
            longest.remove();
        }
        strangers.add(visitor);
    }

    private synchronized void admit(Visitor visitor) {
        if (strangers.remove(visitor)) {
            admitted.add(visitor);
        }
    }

    private void serve(Visitor visitor) {
        try {
            handler.serve(visitor);
        } catch (IOException e) {
            // One of both sides is gone, which the other one sees; or there was no request.
            return;
        } finally {
            dismiss(visitor);
        }
    }

    private void dismiss(Visitor visitor) {
        visitor.close();
        synchronized (this) {
            strangers.remove(visitor);
            admitted.remove(visitor);
        }
    }

    /** Takes no more connections, and ends those that there are. */
    @Override
    public synchronized void close() throws IOException {
        socket.close();
        threads.shutdown();
        strangers.forEach(Visitor::close);
        admitted.forEach(Visitor::close);
    }
}
