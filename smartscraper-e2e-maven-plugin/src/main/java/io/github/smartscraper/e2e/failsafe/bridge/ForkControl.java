package io.github.smartscraper.e2e.failsafe.bridge;

import io.github.smartscraper.e2e.failsafe.fork.ForkContract;
import io.github.smartscraper.e2e.failsafe.lease.ForkLeases;
import io.github.smartscraper.e2e.ports.loopback.LoopbackServer;
import io.github.smartscraper.e2e.ports.loopback.Visitor;
import io.github.smartscraper.e2e.secrets.SecretMask;
import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.server.ServerMessages;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Control server of one run: it answers forks, on a loopback port that only they have the key to. */
final class ForkControl implements AutoCloseable {

    private static final int KEY_BYTES = 16;
    private static final int WORDS = 4;
    private static final int PULSE_SECONDS = 5;
    private static final String THREADS = "e2e-fork-control";

    private final WorkerPool pool;
    private final ForkLeases leases;
    private final SecretMask mask;
    private final LoopbackServer server;
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(ForkControl::daemon);
    private final String key;

    /**
     * Opens the port.
     *
     * @param mask keeps secrets out of what forks are told to print
     * @throws IOException if no port can be opened
     */
    ForkControl(WorkerPool pool, SecretMask mask) throws IOException {
        this.pool = pool;
        this.leases = new ForkLeases(pool);
        this.mask = mask;
        this.server = new LoopbackServer(THREADS, this::serve);
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.key = HexFormat.of().formatHex(random);
        server.start();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, THREADS + "-pulse");
        thread.setDaemon(true);
        return thread;
    }

    int port() {
        return server.port();
    }

    ForkLeases leases() {
        return leases;
    }

    String key() {
        return key;
    }

    private void serve(Visitor fork) throws IOException {
        String line = fork.request("\n");
        String[] request = line.substring(0, line.length() - 1).split(" ", WORDS);
        if (request.length != WORDS || !isOurs(request[0])) {
            say(fork, ForkContract.REFUSED + ' ' + encode("this is not a fork of this run"));
            return;
        }
        fork.admit();
        // A worker may take minutes to be made ready; a fork that hears nothing could not tell that from a Maven that
        // hangs.
        sayWaiting(fork);
        Future<?> signs =
                pulse.scheduleAtFixedRate(() -> sayWaiting(fork), PULSE_SECONDS, PULSE_SECONDS, TimeUnit.SECONDS);
        try {
            String answer = answer(request);
            signs.cancel(false);
            say(fork, answer);
        } finally {
            signs.cancel(false);
        }
    }

    private static void sayWaiting(Visitor fork) {
        try {
            say(fork, ForkContract.WAITING);
        } catch (IOException e) {
            // The fork has died, which whoever answers it will see.
            return;
        }
    }

    private static void say(Visitor fork, String line) throws IOException {
        fork.send((line + '\n').getBytes(StandardCharsets.US_ASCII));
    }

    private String answer(String[] request) {
        try {
            int worker = Integer.parseInt(request[2]);
            String argument = URLDecoder.decode(request[WORDS - 1], StandardCharsets.UTF_8);
            return ForkContract.DONE + ' ' + encode(carryOut(request[1], worker, argument));
        } catch (WorkerException e) {
            return "FAILED " + encode(mask.apply(ServerMessages.worker(e)));
        } catch (IllegalArgumentException e) {
            return ForkContract.REFUSED + ' ' + encode(String.valueOf(e.getMessage()));
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
            case ForkContract.WORKER -> {
                WorkerPlan settled = leases.settle(worker);
                yield pool.isStillborn() ? "" : lines(ForkArguments.ofWorker(settled));
            }
            case ForkContract.TOKEN -> pool.plan(worker).token();
            case ForkContract.BEGIN -> {
                pool.beginClass(worker, argument);
                yield "";
            }
            case ForkContract.STARTED -> {
                leases.started(worker, Duration.ofMillis(Long.parseLong(argument)));
                yield "";
            }
            case ForkContract.PASSED, ForkContract.FAILED -> {
                pool.endClass(worker, argument, request.equals(ForkContract.FAILED));
                yield "";
            }
            default -> throw new IllegalArgumentException("there is no request " + request);
        };
    }

    private static String lines(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(property -> property.getKey() + '=' + property.getValue())
                .collect(Collectors.joining("\0"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        pulse.shutdownNow();
        server.close();
    }
}
