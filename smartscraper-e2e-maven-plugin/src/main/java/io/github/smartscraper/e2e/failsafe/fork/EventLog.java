package io.github.smartscraper.e2e.failsafe.fork;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Log of what happens to test classes: one JSON object a line, each written before the fork goes on. */
final class EventLog {

    private final Path file;

    EventLog(Path file) {
        this.file = file;
    }

    /** The log of this JVM. */
    static EventLog ofThisFork() {
        return new EventLog(Path.of(System.getProperty(ForkContract.EVENTS_FILE, "fork.events.jsonl")));
    }

    /**
     * Appends an event.
     *
     * @throws IOException if the file can't be written
     */
    synchronized void append(String event, String testClass, String detail, TestCount count) throws IOException {
        // No format, whose machinery would be set up anew in each fork before its first test.
        StringBuilder line = new StringBuilder("{\"at\":").append(System.currentTimeMillis());
        text(line, "event", event);
        text(line, "class", testClass);
        text(line, "worker", ControlClient.workerOfThisFork());
        text(line, "detail", detail);
        number(line, "tests", count.tests());
        number(line, "failures", count.failures());
        number(line, "skipped", count.skipped());
        number(line, "disabled", count.disabled());
        line.append('}').append(System.lineSeparator());
        Files.write(
                file,
                line.toString().getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
    }

    private static void text(StringBuilder line, String name, String value) {
        line.append(",\"").append(name).append("\":\"").append(escape(value)).append('"');
    }

    private static void number(StringBuilder line, String name, int value) {
        line.append(",\"").append(name).append("\":").append(value);
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c < ' ') {
                escaped.append(c < 0x10 ? "\\u000" : "\\u00").append(Integer.toHexString(c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
