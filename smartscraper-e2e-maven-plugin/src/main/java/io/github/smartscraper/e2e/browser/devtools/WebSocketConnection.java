package io.github.smartscraper.e2e.browser.devtools;

import io.github.smartscraper.e2e.ports.loopback.Visitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.enums.Role;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PongFrame;
import org.java_websocket.framing.TextFrame;

/** WebSocket of a client, in whose messages only text counts. Its frames are a library's business, its socket is the relay's. */
public final class WebSocketConnection implements AutoCloseable {

    /** What RFC 6455 adds to a client's key. */
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static final int LONGEST = 256 * 1024 * 1024;
    private static final int BUFFER = 64 * 1024;

    private final Visitor visitor;
    private final Draft_6455 draft = new Draft_6455(List.of(), LONGEST);
    private final Queue<Framedata> frames = new ArrayDeque<>();
    private final byte[] buffer = new byte[BUFFER];

    /** A connection whose upgrade the client has asked for. */
    public WebSocketConnection(Visitor visitor) {
        this.visitor = visitor;
        draft.setParseMode(Role.SERVER);
    }

    /**
     * Agrees to the upgrade.
     *
     * @param key what the client has sent as {@code Sec-WebSocket-Key}
     * @throws IOException if the client has gone
     */
    void accept(String key) throws IOException {
        visitor.send(
                ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                                + proof(key) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    static String proof(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /**
     * The next message as a whole.
     *
     * @return empty if the client has taken its leave
     * @throws IOException if it has gone without, or what it sends is no WebSocket
     */
    Optional<byte[]> read() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            Framedata frame = next();
            if (frame.getOpcode() == Opcode.CLOSING) {
                send(new CloseFrame());
                return Optional.empty();
            } else if (frame.getOpcode() == Opcode.PING) {
                PongFrame pong = new PongFrame();
                pong.setPayload(frame.getPayloadData());
                send(pong);
            } else if (frame.getOpcode() != Opcode.PONG) {
                append(message, frame.getPayloadData());
                if (frame.isFin()) {
                    return Optional.of(message.toByteArray());
                }
            }
        }
    }

    private static void append(ByteArrayOutputStream message, ByteBuffer payload) throws IOException {
        if ((long) message.size() + payload.remaining() > LONGEST) {
            throw new IOException("a message of more than " + LONGEST + " bytes");
        }
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        message.writeBytes(bytes);
    }

    private Framedata next() throws IOException {
        while (frames.isEmpty()) {
            int count = visitor.input().read(buffer);
            if (count < 0) {
                throw new IOException("the client has gone");
            }
            try {
                frames.addAll(draft.translateFrame(ByteBuffer.wrap(Arrays.copyOf(buffer, count))));
            } catch (InvalidDataException e) {
                throw new IOException("no WebSocket frame: " + e.getMessage(), e);
            }
        }
        return frames.remove();
    }

    /** Sends a text; may be called by several threads. */
    void send(byte[] text) throws IOException {
        TextFrame frame = new TextFrame();
        frame.setPayload(ByteBuffer.wrap(text));
        send(frame);
    }

    private void send(Framedata frame) throws IOException {
        ByteBuffer bytes = draft.createBinaryFrame(frame);
        byte[] sent = new byte[bytes.remaining()];
        bytes.get(sent);
        visitor.send(sent);
    }

    @Override
    public void close() {
        visitor.close();
    }
}
