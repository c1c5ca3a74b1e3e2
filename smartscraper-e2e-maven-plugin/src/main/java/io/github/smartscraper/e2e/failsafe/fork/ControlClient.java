package io.github.smartscraper.e2e.failsafe.fork;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Client of Maven's control server, for this fork: one line there, one line back. */
final class ControlClient {

    /** Not the JDK's loopback address, which is another one where IPv6 is preferred. */
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    /** How long Maven may be silent, which gives a sign of life every few seconds while it works on a request. */
    private static final int SILENCE_MILLIS = 60_000;

    /** How often to come again where Maven has not said a word: other users of the machine may crowd its port. */
    private static final int ATTEMPTS = 50;

    private static final int PAUSE_MILLIS = 100;

    private static final String NO_ANSWER = "Maven gave no answer";

    private final int port;
    private final String key;
    private final String worker;
    private final int silenceMillis;

    ControlClient(int port, String key, String worker) {
        this(port, key, worker, SILENCE_MILLIS);
    }

    ControlClient(int port, String key, String worker, int silenceMillis) {
        this.port = port;
        this.key = key;
        this.worker = worker;
        this.silenceMillis = silenceMillis;
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
     * @throws IOException if Maven is gone or hangs, or says that it could not be done
     */
    String ask(String request, String argument) throws IOException {
        String line = String.join(" ", key, request, worker, encode(argument)) + '\n';
        for (int attempt = 1; ; attempt++) {
            try {
                return understand(exchange(line));
            } catch (EOFException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                pause();
            }
        }
    }

    /** Tests may have set a proxy for all connections of this JVM; Maven is not behind one. */
    private String exchange(String line) throws IOException {
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), silenceMillis);
            socket.setSoTimeout(silenceMillis);
            return converse(socket, line);
        } catch (SocketTimeoutException e) {
            throw new IOException(
                    "Maven has not answered for " + silenceMillis / 1000 + " s on its port " + port
                            + " of 127.0.0.1, by which it gives workers to forks",
                    e);
        }
    }

    private static String converse(Socket socket, String line) throws IOException {
        BufferedReader answers =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String answer = first(socket, answers, line);
        while (ForkContract.WAITING.equals(answer)) {
            answer = answers.readLine();
        }
        return answer == null ? "" : answer;
    }

    /** An end of the connection before Maven has said a word is told from others: the request was not carried out. */
    private static String first(Socket socket, BufferedReader answers, String line) throws IOException {
        try {
            socket.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            String answer = answers.readLine();
            if (answer != null) {
                return answer;
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            throw (EOFException) new EOFException(NO_ANSWER).initCause(e);
        }
        throw new EOFException(NO_ANSWER);
    }

    private static String understand(String answer) throws IOException {
        String[] words = answer.split(" ", 2);
        String text = words.length == 2 ? URLDecoder.decode(words[1], StandardCharsets.UTF_8) : NO_ANSWER;
        if (words.length == 2 && words[0].equals(ForkContract.DONE)) {
            return text;
        }
        throw new IOException(text);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            // A test that interrupts its thread is to get its worker none the less.
            Thread.currentThread().interrupt();
            Thread.onSpinWait();
        }
    }
}
