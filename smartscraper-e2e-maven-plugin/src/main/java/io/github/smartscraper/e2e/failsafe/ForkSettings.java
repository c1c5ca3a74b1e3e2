package io.github.smartscraper.e2e.failsafe;

import io.github.smartscraper.e2e.worker.WorkerException;
import io.github.smartscraper.e2e.worker.WorkerPool;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What forks need of a run.
 *
 * @param pool workers, one for each fork
 * @param count how many forks at the most
 * @param directory for argument files and events
 * @param classes for the classes that every fork gets
 * @param environment environment variables for forks
 * @param quickStart whether forks get JVM options for a short life
 * @param mask keeps secrets out of reports
 * @param words puts a worker's failure into a sentence
 */
public record ForkSettings(
        WorkerPool pool,
        int count,
        Path directory,
        Path classes,
        Map<String, String> environment,
        boolean quickStart,
        UnaryOperator<String> mask,
        Function<WorkerException, String> words) {}
