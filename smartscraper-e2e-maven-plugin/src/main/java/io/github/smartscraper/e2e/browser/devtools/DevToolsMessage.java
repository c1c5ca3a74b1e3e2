package io.github.smartscraper.e2e.browser.devtools;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Message of the DevTools protocol: a command, the answer to one, or an event. Only what says whose it is is understood, and
 * can be replaced; all else is passed on byte for byte, however large it is.
 */
final class DevToolsMessage {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final String ID = "id";
    private static final String SESSION = "sessionId";

    private final byte[] text;
    private final ByteArrayOutputStream others = new ByteArrayOutputStream();
    private OptionalLong id = OptionalLong.empty();
    private String method = "";
    private Optional<String> session = Optional.empty();
    private Optional<String> named = Optional.empty();

    private DevToolsMessage(byte[] text) {
        this.text = text;
    }

    /**
     * Understands a message.
     *
     * @throws IOException if it is none
     */
    static DevToolsMessage of(byte[] text) throws IOException {
        DevToolsMessage message = new DevToolsMessage(text);
        try (JsonParser parser = JSON.createParser(text)) {
            message.read(parser);
        }
        return message;
    }

    static DevToolsMessage of(String text) throws IOException {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    private void read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("a message is an object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            int begin = (int) parser.currentTokenLocation().getByteOffset();
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals(ID) && value == JsonToken.VALUE_NUMBER_INT) {
                id = OptionalLong.of(parser.getLongValue());
            } else if (name.equals(SESSION) && value == JsonToken.VALUE_STRING) {
                session = Optional.of(parser.getText());
            } else {
                readOther(parser, name, value);
                copy(begin, (int) parser.currentLocation().getByteOffset());
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
            throw new IOException("a message is one object");
        }
    }

    private void readOther(JsonParser parser, String name, JsonToken value) throws IOException {
        if (name.equals("method") && value == JsonToken.VALUE_STRING) {
            method = parser.getText();
        } else if ((name.equals("params") || name.equals("result")) && value == JsonToken.START_OBJECT) {
            readContent(parser);
        } else {
            parser.skipChildren();
        }
        parser.finishToken();
    }

    /** Which session an event or an answer is about is all that matters here. */
    private void readContent(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isSession = parser.currentName().equals(SESSION);
            if (parser.nextToken() == JsonToken.VALUE_STRING && isSession) {
                named = Optional.of(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
    }

    private void copy(int begin, int end) {
        if (others.size() > 0) {
            others.write(',');
        }
        others.write(text, begin, end - begin);
    }

    /** The number of a command, or of the one that this is the answer to; events have none. */
    OptionalLong id() {
        return id;
    }

    /** What a command asks for, or what an event tells; empty in an answer. */
    String method() {
        return method;
    }

    /** The session that it belongs to; empty for that of the whole connection. */
    Optional<String> session() {
        return session;
    }

    /** The session that its parameters or its result are about. */
    Optional<String> namedSession() {
        return named;
    }

    /** The same message with another number and another session. */
    byte[] with(OptionalLong otherId, Optional<String> otherSession) {
        ByteArrayOutputStream message = new ByteArrayOutputStream(others.size() + text.length / 8 + 64);
        message.write('{');
        message.writeBytes(others.toByteArray());
        otherId.ifPresent(number -> append(message, ID, Long.toString(number)));
        otherSession.ifPresent(name -> append(message, SESSION, '"' + name + '"'));
        message.write('}');
        return message.toByteArray();
    }

    private static void append(ByteArrayOutputStream message, String name, String value) {
        String comma = message.size() > 1 ? "," : "";
        message.writeBytes((comma + '"' + name + "\":" + value).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return new String(text, StandardCharsets.UTF_8);
    }
}
