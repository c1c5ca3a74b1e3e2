package io.github.smartscraper.e2e.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Excerpt of a log file: its end, to be shown with what went wrong.
 *
 * @param file where all of it is
 * @param lines the last lines, oldest first
 */
public record LogExcerpt(Path file, List<String> lines) {

    /** The last lines of a file, at most so many; none if it can't be read. */
    public static LogExcerpt of(Path file, int lines) {
        return new LogExcerpt(file, LogTail.of(file, lines));
    }

    /** Where a file ends now, in bytes; 0 if there is none. */
    public static long end(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    /** The last lines of what was added to a file since it ended there, at most so many; empty if nothing was. */
    public static Optional<LogExcerpt> since(Path file, long end, int lines) {
        List<String> added = LogTail.since(file, end, lines);
        return added.isEmpty() ? Optional.empty() : Optional.of(new LogExcerpt(file, added));
    }
}
