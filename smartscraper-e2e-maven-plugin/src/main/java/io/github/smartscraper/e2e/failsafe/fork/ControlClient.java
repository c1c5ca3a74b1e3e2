package io.github.smartscraper.e2e.failsafe.fork;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Client of Maven's control server, for this fork: one line there, one line back. */
final class ControlClient {

    private final int port;
    private final String key;
    private final String worker;

    ControlClient(int port, String key, String worker) {
        this.port = port;
        this.key = key;
        this.worker = worker;
    }

    /** Whether this JVM is a fork that has a worker. */
    static boolean isInFork() {
        return Integer.getInteger(ForkContract.CONTROL_PORT) != null;
    }

    /** The client of this JVM, from its system properties and environment. */
    static ControlClient ofThisFork() {
        return new ControlClient(
                Integer.getInteger(ForkContract.CONTROL_PORT, 0),
                System.getenv().getOrDefault(ForkContract.CONTROL_KEY, ""),
                workerOfThisFork());
    }

    /** The number of this JVM's worker; whatever a user or a test puts under the name that tests know does not count. */
    static String workerOfThisFork() {
        return System.getProperty(
                ForkContract.HANDED_OVER + ForkContract.WORKER_ID, System.getProperty(ForkContract.WORKER_ID, ""));
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws IOException if Maven is gone, or says that it could not be done
     */
    String ask(String request, String argument) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String line = String.join(" ", key, request, worker, encode(argument)) + '\n';
            socket.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            String answer = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return understand(answer);
        }
    }

    private static String understand(String answer) throws IOException {
        String[] words = answer == null ? new String[0] : answer.split(" ", 2);
        String text = words.length == 2 ? URLDecoder.decode(words[1], StandardCharsets.UTF_8) : "Maven gave no answer";
        if (words.length == 2 && words[0].equals(ForkContract.DONE)) {
            return text;
        }
        throw new IOException(text);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
