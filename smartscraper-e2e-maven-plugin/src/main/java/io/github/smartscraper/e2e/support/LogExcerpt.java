package io.github.smartscraper.e2e.support;

import java.nio.file.Path;
import java.util.List;

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
}
