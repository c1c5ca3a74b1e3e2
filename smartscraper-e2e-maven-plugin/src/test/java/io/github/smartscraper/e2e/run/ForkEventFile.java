package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.session.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Event file as a fork would have written it about its test classes. */
public final class ForkEventFile {

    private static final String EVENT = "{\"at\":%d,\"event\":\"%s\",\"class\":\"%s\",\"worker\":\"0\","
            + "\"detail\":\"%s\",\"tests\":%d,\"failures\":%d,\"skipped\":%d,\"disabled\":%d}\n";

    private ForkEventFile() {}

    public static void write(WorkDirectory files, String testClass, String... events) throws IOException {
        write(files.forks(), testClass, events);
    }

    /** Writes that the JUnit Platform has looked for tests in these classes. */
    public static void discovered(Path forks, String... testClasses) throws IOException {
        for (String name : testClasses) {
            writeTo(forks, "discovery-" + name, name, "discovered");
        }
    }

    public static void write(Path forks, String testClass, String... events) throws IOException {
        writeTo(forks, testClass, testClass, events);
    }

    private static void writeTo(Path forks, String file, String testClass, String... events) throws IOException {
        StringBuilder lines = new StringBuilder();
        long at = 1000;
        for (String event : events) {
            String[] parts = event.split(":", -1);
            boolean counted = parts.length > 2;
            lines.append(String.format(
                    Locale.ROOT,
                    EVENT,
                    at,
                    parts[0],
                    testClass,
                    parts.length > 1 ? parts[1] : "",
                    counted ? Integer.parseInt(parts[2]) : 0,
                    counted ? Integer.parseInt(parts[3]) : 0,
                    counted ? Integer.parseInt(parts[4]) : 0,
                    parts.length > 5 ? Integer.parseInt(parts[5]) : 0));
            at += 100;
        }
        Files.createDirectories(forks);
        Files.writeString(forks.resolve(file + ".events.jsonl"), lines);
    }
}
