package io.github.smartscraper.e2e.build.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The figures of a soak, as a table in Markdown. */
final class SoakTable {

    private final List<SoakRecord> records = new ArrayList<>();

    void add(SoakRecord round) {
        records.add(round);
    }

    List<SoakRecord> bad() {
        return records.stream().filter(round -> !round.isGood()).toList();
    }

    @Override
    public String toString() {
        String head = """
                | fault | rounds | came in time | leftovers | foreign hurt | wrong results | teardown, median | max |
                |---|---|---|---|---|---|---|---|
                """;
        String rows = Arrays.stream(SoakFault.values())
                .map(fault -> row(
                        fault.label(),
                        records.stream().filter(round -> round.fault() == fault).toList()))
                .collect(Collectors.joining());
        return head + rows + row("all", records);
    }

    private static String row(String label, List<SoakRecord> rounds) {
        List<Duration> teardowns =
                rounds.stream().map(SoakRecord::teardown).sorted().toList();
        return rounds.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "| %s | %d | %d | %d | %d | %d | %.2f s | %.2f s |%n",
                        label,
                        rounds.size(),
                        rounds.stream()
                                .filter(round -> round.struck().isPresent())
                                .count(),
                        sum(rounds, SoakRecord::leftovers),
                        sum(rounds, SoakRecord::hurt),
                        sum(rounds, SoakRecord::wrong),
                        seconds(teardowns.get(teardowns.size() / 2)),
                        seconds(teardowns.get(teardowns.size() - 1)));
    }

    private static int sum(List<SoakRecord> rounds, Function<SoakRecord, List<String>> findings) {
        return rounds.stream().map(findings).mapToInt(List::size).sum();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
