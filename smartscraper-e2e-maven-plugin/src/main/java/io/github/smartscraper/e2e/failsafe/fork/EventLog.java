package io.github.smartscraper.e2e.failsafe.fork;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

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
        String line = String.format(
                Locale.ROOT,
                "{\"at\":%d,\"event\":\"%s\",\"class\":\"%s\",\"worker\":\"%s\",\"detail\":\"%s\","
                        + "\"tests\":%d,\"failures\":%d,\"skipped\":%d,\"disabled\":%d}%n",
                System.currentTimeMillis(),
                event,
                escape(testClass),
                escape(ControlClient.workerOfThisFork()),
                escape(detail),
                count.tests(),
                count.failures(),
                count.skipped(),
                count.disabled());
        Files.write(
                file,
                line.getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c < ' ') {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
