package io.github.smartscraper.e2e.results;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Events that the forks have written down, read as results of their test classes. */
public final class ForkEvents {

    /** No data binding, which would take longer to get ready than to read what most runs have written. */
    private static final JsonFactory JSON = new JsonFactory();

    private static final String BEGIN = "begin";
    private static final String END = "end";
    private static final String SKIPPED = "skipped";
    private static final String FAULT = "fault";
    private static final String OVERLAP = "overlap";
    private static final String DISCOVERED = "discovered";
    private static final String PASSED = "PASSED";

    private final List<List<ForkEvent>> rounds;

    private ForkEvents(List<List<ForkEvent>> rounds) {
        this.rounds = rounds;
    }

    /**
     * The events of these rounds.
     *
     * @param directories with the events of one round each, the first first
     * @throws IOException if a file can't be read
     */
    public static ForkEvents of(List<Path> directories) throws IOException {
        List<List<ForkEvent>> rounds = new ArrayList<>();
        for (Path directory : directories) {
            rounds.add(allIn(directory));
        }
        return new ForkEvents(rounds);
    }

    /**
     * The results of all classes that have begun in one round, by name.
     *
     * @throws IOException if a file can't be read
     */
    public static SortedMap<String, ClassResult> read(Path directory) throws IOException {
        return of(List.of(directory)).results();
    }

    /** The results of all classes that have begun, by name, each of its last round. */
    public SortedMap<String, ClassResult> results() {
        SortedMap<String, ClassResult> results = new TreeMap<>();
        for (List<ForkEvent> round : rounds) {
            results(round).forEach((name, later) -> results.merge(name, later, (earlier, last) -> last.after(earlier)));
        }
        return results;
    }

    private static SortedMap<String, ClassResult> results(List<ForkEvent> round) {
        SortedMap<String, List<ForkEvent>> events = new TreeMap<>();
        round.stream().filter(event -> !event.event().equals(DISCOVERED)).forEach(event -> events.computeIfAbsent(
                        event.testClass(), name -> new ArrayList<>())
                .add(event));
        SortedMap<String, ClassResult> results = new TreeMap<>();
        events.forEach((name, all) -> results.put(name, result(name, all)));
        return results;
    }

    /** The names of the classes in which the JUnit Platform has looked for tests, whether it found one or not. */
    public SortedSet<String> discovered() {
        SortedSet<String> names = new TreeSet<>();
        rounds.forEach(round -> only(round, DISCOVERED).forEach(event -> names.add(event.testClass())));
        return names;
    }

    private static List<ForkEvent> allIn(Path directory) throws IOException {
        List<ForkEvent> events = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.events.jsonl")) {
                for (Path file : files) {
                    events.addAll(eventsIn(file));
                }
            }
        }
        return events;
    }

    private static List<ForkEvent> eventsIn(Path file) throws IOException {
        List<ForkEvent> events = new ArrayList<>();
        // Not readAllLines: a last line that ends within a character would make the whole file unreadable.
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            try {
                events.add(event(line));
            } catch (JsonProcessingException | NumberFormatException e) {
                // The fork was killed in the middle of its last line; what it was about has no end, then.
                return events;
            }
        }
        return events;
    }

    private static ForkEvent event(String line) throws IOException {
        Map<String, String> values = new HashMap<>();
        try (JsonParser json = JSON.createParser(line)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isScalarValue()) {
                    values.put(String.valueOf(json.currentName()), json.getText());
                }
            }
        }
        return new ForkEvent(
                Long.parseLong(values.getOrDefault("at", "")),
                values.getOrDefault("event", ""),
                values.getOrDefault("class", ""),
                number(values, "worker"),
                values.getOrDefault("detail", ""),
                new TestCounts(
                        number(values, "tests"),
                        number(values, "failures"),
                        number(values, "skipped"),
                        number(values, "disabled")));
    }

    private static int number(Map<String, String> values, String name) {
        String value = values.getOrDefault(name, "");
        return value.isEmpty() ? 0 : Integer.parseInt(value);
    }

    private static ClassResult result(String name, List<ForkEvent> events) {
        List<ForkEvent> ends = only(events, END);
        int begins = only(events, BEGIN).size();
        ForkEvent first = events.get(0);
        ForkEvent last = ends.isEmpty() ? first : ends.get(ends.size() - 1);
        return new ClassResult(
                name,
                outcome(events, begins, ends),
                new TestCounts(
                        ends.isEmpty() ? 0 : ends.get(0).counts().tests(),
                        last.counts().failures(),
                        last.counts().skipped(),
                        last.counts().disabled()),
                new ClassResult.Execution(
                        // A clock may be set back at any time.
                        Math.max(0, last.at() - first.at()),
                        first.worker(),
                        begins,
                        !only(events, FAULT).isEmpty(),
                        last.at()));
    }

    private static Outcome outcome(List<ForkEvent> events, int begins, List<ForkEvent> ends) {
        if (!only(events, OVERLAP).isEmpty()) {
            return Outcome.OVERLAPPED;
        }
        if (begins == 0) {
            return only(events, SKIPPED).isEmpty() ? Outcome.INCOMPLETE : Outcome.SKIPPED;
        }
        if (ends.size() != begins) {
            return Outcome.INCOMPLETE;
        }
        ForkEvent last = ends.get(ends.size() - 1);
        if (!last.detail().equals(PASSED)) {
            return Outcome.FAILED;
        }
        if (begins > 1) {
            return Outcome.FLAKY;
        }
        return last.counts().skipped() > 0 ? Outcome.SKIPPED : Outcome.PASSED;
    }

    private static List<ForkEvent> only(List<ForkEvent> events, String kind) {
        return events.stream().filter(event -> event.event().equals(kind)).toList();
    }
}
