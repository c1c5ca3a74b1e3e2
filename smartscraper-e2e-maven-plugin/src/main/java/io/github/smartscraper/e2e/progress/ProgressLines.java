package io.github.smartscraper.e2e.progress;

import io.github.smartscraper.e2e.console.CheckSigns;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.Console.Tone;
import java.time.Duration;
import java.util.Optional;

/**
 * Lines about a test class that has ended.
 *
 * @param signs what the console can show
 * @param command how the build is run again, up to the tests that it is to run
 */
public record ProgressLines(CheckSigns signs, String command) {

    /**
     * Position of a run.
     *
     * @param number how many classes have ended
     * @param total of how many
     * @param left how long the others will take, if that is known
     */
    record Position(int number, int total, Optional<Duration> left) {}

    void print(ClassEnd end, Position position, Console console) {
        if (end.hasFailed()) {
            console.tell(Tone.BAD, ProgressMessages.line(signs.unwell(), end, position));
            printFailures(end, console);
        } else if (end.isSkipped()) {
            console.tell(Tone.DOUBTFUL, ProgressMessages.line(signs.skipped(), end, position));
        } else {
            console.tell(Tone.GOOD, ProgressMessages.line(signs.well(), end, position));
        }
    }

    /** What failed in a class, be it without an end. */
    void printFailures(ClassEnd end, Console console) {
        end.failures().stream()
                .flatMap(failure -> ProgressMessages.failure(failure, command).stream())
                .forEach(line -> console.tell(Tone.BAD, line));
    }
}
