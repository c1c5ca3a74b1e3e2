package io.github.smartscraper.e2e.failsafe.bridge;

import io.github.smartscraper.e2e.failsafe.fork.ForkContract;
import io.github.smartscraper.e2e.secrets.SecretMask;
import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.server.ServerMessages;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Control server of one run: it answers forks, on a loopback port that only they have the key to. */
final class ForkControl implements AutoCloseable {

    private static final int KEY_BYTES = 16;
    private static final int WORDS = 4;

    private final WorkerPool pool;
    private final SecretMask mask;
    private final ServerSocket socket;
    private final String key;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /**
     * Opens the port.
     *
     * @param mask keeps secrets out of what forks are told to print
     * @throws IOException if no port can be opened
     */
    ForkControl(WorkerPool pool, SecretMask mask) throws IOException {
        this.pool = pool;
        this.mask = mask;
        this.socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.key = HexFormat.of().formatHex(random);
        daemon(this::accept).start();
    }

    int port() {
        return socket.getLocalPort();
    }

    String key() {
        return key;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "e2e-fork-control");
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                open.add(connection);
                if (socket.isClosed()) {
                    // The kernel may still accept a connection that comes in the moment of the end.
                    connection.close();
                    return;
                }
                daemon(() -> serve(connection)).start();
            } catch (IOException e) {
                // Closed with the run; any other failure shows in the forks, which get no answer.
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            String line = new BufferedReader(
                            new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            String answer = line == null ? "" : answer(line.split(" ", WORDS));
            connection.getOutputStream().write((answer + '\n').getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
        } catch (IOException e) {
            // The fork has died, or the run is over.
            return;
        } finally {
            open.remove(connection);
        }
    }

    private String answer(String[] request) {
        if (request.length != WORDS || !isOurs(request[0])) {
            return "REFUSED " + encode("this is not a fork of this run");
        }
        try {
            int worker = Integer.parseInt(request[2]);
            String argument = URLDecoder.decode(request[WORDS - 1], StandardCharsets.UTF_8);
            return ForkContract.DONE + ' ' + encode(carryOut(request[1], worker, argument));
        } catch (WorkerException e) {
            return "FAILED " + encode(mask.apply(ServerMessages.worker(e)));
        } catch (IllegalArgumentException e) {
            return "REFUSED " + encode(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "FAILED " + encode("the run is over");
        }
    }

    private boolean isOurs(String presented) {
        return MessageDigest.isEqual(
                presented.getBytes(StandardCharsets.US_ASCII), key.getBytes(StandardCharsets.US_ASCII));
    }

    private String carryOut(String request, int worker, String argument) throws WorkerException, InterruptedException {
        return switch (request) {
            case ForkContract.TOKEN -> pool.plan(worker).token();
            case ForkContract.BEGIN -> {
                pool.beginClass(worker, argument);
                yield "";
            }
            case ForkContract.PASSED, ForkContract.FAILED -> {
                pool.endClass(worker, argument, request.equals(ForkContract.FAILED));
                yield "";
            }
            default -> throw new IllegalArgumentException("there is no request " + request);
        };
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : open) {
            connection.close();
        }
    }
}
