package io.github.smartscraper.e2e.build.harness.traces;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** Visits of the sample's test classes to their workers, as noted in {@code target/visits} of a project. */
public final class Visits {

    private final Path directory;

    public Visits(Path project) {
        this.directory = project.resolve("target/visits");
    }

    /** In the order in which the classes ran. */
    public List<Visit> all() {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<Visit> visits = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".properties"))
                    .toList()) {
                visits.add(read(file));
            }
            visits.sort(Comparator.comparing(Visit::at));
            return visits;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> classes() {
        return all().stream().map(Visit::testClass).toList();
    }

    public Visit by(String testClass) {
        return all().stream()
                .filter(visit -> visit.testClass().equals(testClass))
                .findFirst()
                .orElseThrow(() -> new AssertionError(testClass + " did not run; these did: " + classes()));
    }

    private static Visit read(Path file) throws IOException {
        Properties notes = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            notes.load(reader);
        }
        return new Visit(file.getFileName().toString().replace(".properties", ""), notes);
    }
}
