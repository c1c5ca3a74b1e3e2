package io.github.smartscraper.e2e.failsafe.bridge;

import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Settings of the forks of a run.
 *
 * @param pool workers, one for each fork
 * @param count how many forks at the most
 * @param directory for argument files and events
 * @param classes for the classes that every fork gets
 * @param session what the run is known by
 * @param watch told of a file that names the session, before it is made
 * @param properties system properties for forks, besides those that name their workers
 * @param environment environment variables for forks
 * @param secrets environment variables that those of the POM may replace
 * @param quickStart whether forks get JVM options for a short life
 * @param mask keeps secrets out of reports
 * @param words puts a worker's failure into a sentence
 */
public record ForkSettings(
        WorkerPool pool,
        int count,
        Path directory,
        Path classes,
        String session,
        FileWatch watch,
        Map<String, String> properties,
        Map<String, String> environment,
        Map<String, String> secrets,
        boolean quickStart,
        UnaryOperator<String> mask,
        Function<WorkerException, String> words) {

    /** Watch over files, which are removed when Maven is gone. */
    @FunctionalInterface
    public interface FileWatch {

        /**
         * Tells of a file.
         *
         * @throws IOException if nobody watches any more
         */
        void watch(Path file) throws IOException;
    }
}
