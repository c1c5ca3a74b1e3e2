package io.github.smartscraper.e2e.browser.chromium;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The request with which a client opens a WebSocket.
 *
 * @param text request line and headers, with the empty line behind them
 */
record RequestHead(String text) {

    private static final int LONGEST = 16 * 1024;
    private static final int LIMIT_MILLIS = 10_000;
    private static final String END = "\r\n\r\n";

    /**
     * Reads one.
     *
     * @param client the connection that it comes from
     * @param input of that connection
     * @throws IOException if none comes
     */
    static RequestHead read(Socket client, InputStream input) throws IOException {
        client.setSoTimeout(LIMIT_MILLIS);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < END.length()) {
            int next = input.read();
            if (next < 0 || bytes.size() == LONGEST) {
                throw new EOFException("no request");
            }
            bytes.write(next);
            matched = next == END.charAt(matched) ? matched + 1 : next == END.charAt(0) ? 1 : 0;
        }
        client.setSoTimeout(0);
        return new RequestHead(bytes.toString(StandardCharsets.ISO_8859_1));
    }

    /** Whether it is a request for this path. */
    boolean asksFor(String path) {
        byte[] wanted = (method() + ' ' + path).getBytes(StandardCharsets.ISO_8859_1);
        byte[] given = (method() + ' ' + words()[1]).getBytes(StandardCharsets.ISO_8859_1);
        return method().equals("GET") && MessageDigest.isEqual(wanted, given);
    }

    /** The same request for another path, ready to be sent. */
    byte[] withPath(String path) {
        int end = text.indexOf("\r\n");
        String line = method() + ' ' + path + ' ' + words()[2];
        return (line + text.substring(end)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String method() {
        return words()[0];
    }

    private String[] words() {
        String[] words = text.lines().findFirst().orElse("").split(" ", -1);
        return words.length == 3 ? words : new String[] {"", "", ""};
    }
}
