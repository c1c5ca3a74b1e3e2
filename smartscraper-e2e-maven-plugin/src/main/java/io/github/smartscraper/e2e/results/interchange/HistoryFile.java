package io.github.smartscraper.e2e.results.interchange;

import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.Outcome;
import io.github.smartscraper.e2e.results.timeline.Past;
import io.github.smartscraper.e2e.support.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * File with the last runs of each test class: a line for each, with class, time, duration and outcome between tabs. It is
 * for people only; without it, or with a part of it, nothing but the past is missing.
 */
public final class HistoryFile {

    private static final int KEPT = 16;
    private static final int FIELDS = 4;
    private static final long MAX_BYTES = 32L * 1024 * 1024;

    private final Path file;

    /** The file that lies beside a test cache. */
    public HistoryFile(Path cacheFile) {
        this.file = cacheFile.resolveSibling("history-of-" + cacheFile.getFileName() + ".tsv");
    }

    /** What it holds, by class, the oldest run first. */
    public SortedMap<String, List<Past>> read() {
        SortedMap<String, List<Past>> history = new TreeMap<>();
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES) {
                // Not readAllLines: what is no UTF-8 costs its own line only.
                new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .forEach(line -> add(history, line));
            }
        } catch (IOException e) {
            return new TreeMap<>();
        }
        return history;
    }

    private static void add(SortedMap<String, List<Past>> history, String line) {
        String[] fields = line.split("\t", -1);
        try {
            if (fields.length == FIELDS) {
                add(history, fields[0], past(fields));
            }
        } catch (IllegalArgumentException e) {
            // A line of somebody else.
            return;
        }
    }

    private static Past past(String[] fields) {
        return new Past(
                Math.max(0, Long.parseLong(fields[1])),
                Math.max(0, Long.parseLong(fields[2])),
                Outcome.valueOf(fields[FIELDS - 1]).name());
    }

    private static void add(SortedMap<String, List<Past>> history, String testClass, Past past) {
        List<Past> runs = history.computeIfAbsent(testClass, name -> new ArrayList<>());
        runs.add(past);
        if (runs.size() > KEPT) {
            runs.remove(0);
        }
    }

    /**
     * Adds what came of classes that ran.
     *
     * @return what it holds then
     */
    public SortedMap<String, List<Past>> add(Collection<ClassResult> ran) {
        SortedMap<String, List<Past>> history = read();
        if (ran.stream().noneMatch(HistoryFile::hasRun)) {
            return history;
        }
        for (ClassResult result : ran) {
            if (hasRun(result)) {
                add(
                        history,
                        result.name(),
                        new Past(
                                result.execution().endedAt(),
                                result.execution().durationMillis(),
                                result.outcome().name()));
            }
        }
        try {
            AtomicFile.write(file, text(history));
        } catch (IOException e) {
            // Where a cache can't be kept, the past can't either, and that has been told.
            return history;
        }
        return history;
    }

    private static boolean hasRun(ClassResult result) {
        return result.execution().attempts() > 0;
    }

    private static String text(SortedMap<String, List<Past>> history) {
        StringBuilder text = new StringBuilder();
        history.forEach((name, runs) -> runs.forEach(past -> text.append(name)
                .append('\t')
                .append(past.at())
                .append('\t')
                .append(past.durationMillis())
                .append('\t')
                .append(past.outcome())
                .append('\n')));
        return text.toString();
    }
}
