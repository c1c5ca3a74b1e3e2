package io.github.smartscraper.e2e.health;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answer of HTTP while it comes in. No more of it is read than tells that the server is able to give one, however much it
 * sends.
 */
final class HttpAnswer {

    /** The most that is read of a head, and again of a body. */
    static final int LIMIT = 64 * 1024;

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/\\d(?:\\.\\d)? (\\d{3})(?: .*)?");
    private static final Pattern CHUNK = Pattern.compile("(\\p{XDigit}{1,15})\\s*(?:;.*)?");
    private static final String NO_HTTP = "not an answer of HTTP";
    private static final int LONGEST_CHUNK_LINE = 1024;
    private static final int DECIMAL = 10;
    private static final int HEXADECIMAL = 16;
    private static final int FIRST_FINAL = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    /** Types of the records that a TLS server begins with: alert and handshake. */
    private static final int ALERT = 0x15;

    private static final int HANDSHAKE = 0x16;

    private final InputStream input;
    private final Map<String, String> headers = new HashMap<>();
    private int status;

    /** An answer of which nothing has been read yet. */
    HttpAnswer(InputStream input) {
        this.input = input;
    }

    /** The answer came in records of TLS. */
    static final class EncryptedException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** Whether the first byte of an answer is that of a TLS record. */
    static boolean isTls(int first) {
        return first == ALERT || first == HANDSHAKE;
    }

    /** The status that has been read; empty as long as there is none. */
    Optional<Integer> status() {
        return status >= FIRST_FINAL ? Optional.of(status) : Optional.empty();
    }

    /**
     * Reads the head, and those of the provisional answers before it.
     *
     * @throws EncryptedException if TLS answers
     * @throws IOException if the answer breaks off, takes too long or is none of HTTP
     */
    int readHead() throws IOException {
        int first = require(input.read());
        if (isTls(first)) {
            throw new EncryptedException();
        }
        String line = (char) first + line(LIMIT);
        int left = LIMIT - line.length();
        while (true) {
            Matcher matcher = STATUS_LINE.matcher(line);
            if (!matcher.matches()) {
                throw new ProtocolException(NO_HTTP);
            }
            left = readHeaders(left);
            status = Integer.parseInt(matcher.group(1));
            if (status >= FIRST_FINAL) {
                return status;
            }
            line = line(left);
        }
    }

    private int readHeaders(int most) throws IOException {
        headers.clear();
        int left = most;
        for (String line = line(left); !line.isEmpty(); line = line(left)) {
            left -= line.length() + 1;
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return left;
    }

    /**
     * Reads the body to its end, or the beginning of one that is longer than the limit.
     *
     * @throws IOException if it breaks off or takes too long
     */
    void readBody() throws IOException {
        if (status == NO_CONTENT || status == NOT_MODIFIED) {
            return;
        }
        if (headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .endsWith("chunked")) {
            readChunks();
        } else if (headers.containsKey("content-length")) {
            skip(number(headers.getOrDefault("content-length", ""), DECIMAL), LIMIT);
        } else {
            input.readNBytes(LIMIT);
        }
    }

    private void readChunks() throws IOException {
        int left = LIMIT;
        while (left > 0) {
            Matcher size = CHUNK.matcher(line(LONGEST_CHUNK_LINE));
            long length = size.matches() ? number(size.group(1), HEXADECIMAL) : -1;
            if (length == 0) {
                return;
            }
            left -= skip(length, left) + 1;
            if (left > 0) {
                line(LONGEST_CHUNK_LINE);
            }
        }
    }

    private int skip(long length, int most) throws IOException {
        if (length < 0) {
            throw new ProtocolException(NO_HTTP);
        }
        int wanted = (int) Math.min(most, length);
        if (input.readNBytes(wanted).length < wanted) {
            throw new EOFException();
        }
        return wanted;
    }

    private String line(int most) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = require(input.read()); next != '\n'; next = require(input.read())) {
            if (line.length() == most) {
                throw new ProtocolException(NO_HTTP);
            }
            line.append((char) next);
        }
        int end = line.length() - 1;
        return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
    }

    private static int require(int next) throws EOFException {
        if (next < 0) {
            throw new EOFException();
        }
        return next;
    }

    private static long number(String digits, int radix) throws IOException {
        try {
            return Long.parseLong(digits, radix);
        } catch (NumberFormatException e) {
            throw new IOException(NO_HTTP, e);
        }
    }
}
