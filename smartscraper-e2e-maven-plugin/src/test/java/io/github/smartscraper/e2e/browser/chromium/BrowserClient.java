package io.github.smartscraper.e2e.browser.chromium;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Client of a browser at the other end of a WebSocket: the JDK's. */
public final class BrowserClient implements AutoCloseable, WebSocket.Listener {

    private static final int LIMIT_SECONDS = 60;
    private static final int ASK_MILLIS = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CompletableFuture<WebSocket> socket;
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ponged = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private volatile boolean reads = true;
    private int commands;

    private BrowserClient(URI address) {
        socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, this);
    }

    /** Asks for a connection; the answer is still to come. */
    public static BrowserClient ask(URI address) {
        return new BrowserClient(address);
    }

    /** The status of the answer. */
    public String status() throws Exception {
        try {
            socket.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            return "101";
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refusal) {
                return Integer.toString(refusal.getResponse().statusCode());
            }
            throw e;
        }
    }

    /** The pid of the browser. */
    public long browser() throws Exception {
        return Long.parseLong(ask("Browser.getVersion", "{}", "")
                .path("result")
                .path("product")
                .asText()
                .replace("fake/", ""));
    }

    /** What comes back of this text. */
    public String echo(String words) throws Exception {
        return ask("Test.echo", "{\"words\":\"" + words + "\"}", "").toString();
    }

    /** Sends a command, with a session unless that is empty, and returns its answer; what comes before is left out. */
    public JsonNode ask(String method, String parameters, String session) throws Exception {
        int number = ++commands;
        String end = session.isEmpty() ? "}" : ",\"sessionId\":\"" + session + "\"}";
        say("{\"id\":" + number + ",\"method\":\"" + method + "\",\"params\":" + parameters + end);
        JsonNode message = next();
        while (message.path("id").asInt() != number) {
            message = next();
        }
        return message;
    }

    /** Sends a text. */
    public void say(String message) throws Exception {
        socket.get(LIMIT_SECONDS, TimeUnit.SECONDS).sendText(message, true).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Sends a text in several frames. */
    public void sayInParts(String... parts) throws Exception {
        for (int i = 0; i < parts.length; i++) {
            socket.get(LIMIT_SECONDS, TimeUnit.SECONDS)
                    .sendText(parts[i], i == parts.length - 1)
                    .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Sends a ping, and waits for the answer. */
    public void ping() throws Exception {
        socket.get(LIMIT_SECONDS, TimeUnit.SECONDS)
                .sendPing(ByteBuffer.wrap(new byte[] {7}))
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        ponged.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Takes its leave, as the protocol has it. */
    public void leave() throws Exception {
        socket.get(LIMIT_SECONDS, TimeUnit.SECONDS)
                .sendClose(WebSocket.NORMAL_CLOSURE, "")
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Reads no message any more, as a program that hangs. */
    public void readNoMore() {
        reads = false;
    }

    /** The next message, which is waited for. */
    public JsonNode next() throws Exception {
        JsonNode message = messages.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new IOException("no message");
        }
        return message;
    }

    /**
     * Whether the other side has ended the connection; waits for it. It also asks: in a JVM that has just started, on a busy
     * machine, the JDK's client was seen not to read the end of a connection that the kernel had been told of. What is sent
     * then fails, and as long as the other side is there, it is answered.
     */
    public boolean isEnded() throws Exception {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
            try {
                return ended.get(ASK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (!takesPing()) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean takesPing() throws Exception {
        try {
            socket.get(LIMIT_SECONDS, TimeUnit.SECONDS)
                    .sendPing(ByteBuffer.wrap(new byte[] {7}))
                    .get(LIMIT_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            try {
                messages.add(JSON.readTree(text.toString()));
            } catch (IOException e) {
                throw new CompletionException(e);
            }
            text.setLength(0);
        }
        if (reads) {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer payload) {
        ponged.complete(payload.get() == 7);
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        ended.complete(true);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ended.complete(true);
    }

    @Override
    public void close() {
        if (socket.isDone() && !socket.isCompletedExceptionally()) {
            socket.join().abort();
        }
    }
}
