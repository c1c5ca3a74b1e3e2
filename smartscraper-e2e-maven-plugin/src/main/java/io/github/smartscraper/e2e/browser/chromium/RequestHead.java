package io.github.smartscraper.e2e.browser.chromium;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The request with which a client opens a WebSocket.
 *
 * @param text request line and headers, with the empty line behind them
 */
record RequestHead(String text) {

    /** What the head ends with. */
    static final String END = "\r\n\r\n";

    private static final Pattern KEY = Pattern.compile(
            "^sec-websocket-key:[ \t]*([\\w+/=]+)[ \t]*$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** Whether it is a request for this path. */
    boolean asksFor(String path) {
        byte[] wanted = (method() + ' ' + path).getBytes(StandardCharsets.ISO_8859_1);
        byte[] given = (method() + ' ' + words()[1]).getBytes(StandardCharsets.ISO_8859_1);
        return method().equals("GET") && MessageDigest.isEqual(wanted, given);
    }

    /** What the client wants a proof for that this is a WebSocket; empty if it wants none. */
    Optional<String> key() {
        Matcher header = KEY.matcher(text.replace("\r", ""));
        return header.find() ? Optional.of(header.group(1)) : Optional.empty();
    }

    private String method() {
        return words()[0];
    }

    private String[] words() {
        String[] words = text.lines().findFirst().orElse("").split(" ", -1);
        return words.length == 3 ? words : new String[] {"", "", ""};
    }
}
