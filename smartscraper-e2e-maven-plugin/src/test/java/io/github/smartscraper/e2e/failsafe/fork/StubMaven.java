package io.github.smartscraper.e2e.failsafe.fork;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Maven for a test that has this JVM be a fork: it grants each request, and remembers them. */
final class StubMaven implements AutoCloseable {

    private static final int WORDS = 4;

    private final ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Delay delay;

    /** A wait before a request is granted. */
    @FunctionalInterface
    interface Delay {

        /** Waits. */
        void before(String request) throws InterruptedException;
    }

    /**
     * Begins to answer.
     *
     * @param events the file that the fork writes its events to
     */
    StubMaven(Path events, Delay delay) throws IOException {
        this.delay = delay;
        System.setProperty(ForkContract.CONTROL_PORT, Integer.toString(socket.getLocalPort()));
        System.setProperty(ForkContract.EVENTS_FILE, events.toString());
        daemon(this::accept);
    }

    /** Those that it has been asked, as {@code REQUEST Class}, without package and class around. */
    List<String> requests() {
        return requests.stream()
                .map(request -> request.replaceFirst(" .*[.$]", " "))
                .collect(Collectors.toList());
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                // One that waits must not keep the others waiting.
                daemon(() -> answer(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            String[] words = new BufferedReader(
                            new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine()
                    .split(" ", WORDS);
            String request = words[1] + ' ' + words[WORDS - 1].replace("%24", "$");
            requests.add(request);
            delay.before(request);
            connection.getOutputStream().write("DONE \n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers no more; this JVM goes on as a fork. */
    void leave() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        leave();
        System.clearProperty(ForkContract.CONTROL_PORT);
        System.clearProperty(ForkContract.EVENTS_FILE);
    }
}
