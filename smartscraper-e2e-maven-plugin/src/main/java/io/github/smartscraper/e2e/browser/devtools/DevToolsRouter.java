package io.github.smartscraper.e2e.browser.devtools;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Router between one browser and its clients. Each client has a session of the browser as a whole, which it takes for its
 * connection; the sessions that are made in it are that client's as well, and nobody else may use them.
 */
public final class DevToolsRouter implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** As long as a browser that hangs is not yet replaced, its clients may wait. */
    private static final Duration LONG = Duration.ofMinutes(10);

    private static final String ATTACHED = "Target.attachedToTarget";
    private static final String DETACHED = "Target.detachedFromTarget";

    private final DevToolsPipe pipe;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, Answer> expected = new ConcurrentHashMap<>();
    private final Map<String, DevToolsClient> owners = new ConcurrentHashMap<>();
    private volatile boolean ended;

    /** Receiver of the answer to one command. */
    @FunctionalInterface
    private interface Answer {

        /** It has come; empty if none will. */
        void come(Optional<DevToolsMessage> message);
    }

    /** A router that works at once. */
    public DevToolsRouter(DevToolsPipe pipe) {
        this.pipe = pipe;
        pipe.start(new DevToolsPipe.Receiver() {
            @Override
            public void receive(byte[] message) {
                fromBrowser(message);
            }

            @Override
            public void end() {
                endAll();
            }
        });
    }

    /** Whether the browser answers a simple question within the limit. */
    public boolean isResponsive(Duration limit) throws InterruptedException {
        try {
            ask("Browser.getVersion", "{}", limit, answer -> {});
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Gives a client a session of its own.
     *
     * @throws IOException if the browser does not
     */
    void open(DevToolsClient client) throws IOException, InterruptedException {
        DevToolsMessage answer = ask("Target.attachToBrowserTarget", "{}", PATIENCE, given -> {
            // On the thread that reads: what comes next may be an event of this session.
            given.namedSession().ifPresent(session -> {
                client.begin(session);
                owners.put(session, client);
            });
        });
        if (answer.namedSession().isEmpty()) {
            throw new IOException("the browser gives no session: " + answer);
        }
    }

    /** What a client says. */
    void fromClient(DevToolsClient client, DevToolsMessage command) throws IOException, InterruptedException {
        String session = command.session().orElse(client.session());
        if (owners.get(session) != client) {
            client.deliver(
                    DevToolsMessage.of("{\"error\":{\"code\":-32001,\"message\":\"Session with given id not found.\"}}")
                            .with(command.id(), Optional.empty()));
            return;
        }
        long number = numbers.incrementAndGet();
        expected.put(
                number,
                answer -> answer.ifPresent(given -> client.deliver(
                        given.with(command.id(), given.session().filter(name -> !name.equals(client.session()))))));
        pipe.send(command.with(OptionalLong.of(number), Optional.of(session)), LONG);
    }

    /** A client has gone: so is all that it had, but for what it wanted to stay. */
    void close(DevToolsClient client) throws InterruptedException {
        if (owners.values().removeIf(client::equals) && !ended) {
            try {
                long number = numbers.incrementAndGet();
                pipe.send(
                        command(number, "Target.detachFromTarget", "{\"sessionId\":\"" + client.session() + "\"}"),
                        PATIENCE);
            } catch (IOException e) {
                // The browser has gone, and everything with it.
                return;
            }
        }
    }

    private DevToolsMessage ask(String method, String parameters, Duration limit, Consumer<DevToolsMessage> first)
            throws IOException, InterruptedException {
        CompletableFuture<DevToolsMessage> future = new CompletableFuture<>();
        long number = numbers.incrementAndGet();
        expected.put(number, answer -> {
            answer.ifPresent(first);
            answer.ifPresentOrElse(
                    future::complete, () -> future.completeExceptionally(new IOException("it has gone")));
        });
        try {
            pipe.send(command(number, method, parameters), limit);
            if (ended) {
                throw new IOException("the browser has gone");
            }
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("the browser does not answer", e);
        } finally {
            expected.remove(number);
        }
    }

    private static byte[] command(long number, String method, String parameters) throws IOException {
        return DevToolsMessage.of("{\"method\":\"" + method + "\",\"params\":" + parameters + '}')
                .with(OptionalLong.of(number), Optional.empty());
    }

    private void fromBrowser(byte[] text) {
        try {
            DevToolsMessage message = DevToolsMessage.of(text);
            if (message.id().isPresent()) {
                Optional.ofNullable(expected.remove(message.id().getAsLong()))
                        .ifPresent(answer -> answer.come(Optional.of(message)));
            } else {
                message.session().map(owners::get).ifPresent(client -> tell(client, message));
            }
        } catch (IOException e) {
            // Nobody could tell whose it is.
            return;
        }
    }

    private void tell(DevToolsClient client, DevToolsMessage event) {
        if (event.method().equals(ATTACHED)) {
            event.namedSession().ifPresent(session -> owners.put(session, client));
        }
        client.deliver(
                event.with(OptionalLong.empty(), event.session().filter(name -> !name.equals(client.session()))));
        if (event.method().equals(DETACHED)) {
            event.namedSession().ifPresent(owners::remove);
        }
    }

    private void endAll() {
        ended = true;
        expected.values().forEach(answer -> answer.come(Optional.empty()));
        expected.clear();
        owners.values().forEach(DevToolsClient::end);
        owners.clear();
    }

    @Override
    public void close() throws IOException {
        pipe.close();
    }
}
