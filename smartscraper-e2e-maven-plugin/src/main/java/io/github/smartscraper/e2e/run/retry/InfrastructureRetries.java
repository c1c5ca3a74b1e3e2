package io.github.smartscraper.e2e.run.retry;

import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.session.WorkDirectory;
import io.github.smartscraper.e2e.worker.Fault;
import io.github.smartscraper.e2e.worker.FaultLedger;
import io.github.smartscraper.e2e.worker.WorkerPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Retry rounds of one run. A class whose server fails under it fails through no fault of its own, so it runs again on a
 * fresh server, as often as is allowed, and its last round counts.
 */
public final class InfrastructureRetries {

    private final WorkerPool pool;
    private final int limit;
    private final WorkDirectory files;
    private final Console console;
    private final SortedMap<String, List<Fault>> hits = new TreeMap<>();
    private final SortedMap<String, Fault> unready = new TreeMap<>();
    private RetryRound current;

    /**
     * Retries for a run whose first round is about to begin.
     *
     * @param limit how many more rounds there may be
     */
    public InfrastructureRetries(WorkerPool pool, int limit, WorkDirectory files, Console console) {
        this.pool = pool;
        this.limit = limit;
        this.files = files;
        this.console = console;
        this.current = new RetryRound(0, List.of(), files.forks(0));
    }

    /** The round that is being run. */
    public synchronized RetryRound current() {
        return current;
    }

    /**
     * When all forks of a round have ended: the next one, if classes have to run again.
     *
     * @param results what came of this one, by test class
     * @throws InfrastructureException if this is broken off
     */
    public Optional<RetryRound> next(SortedMap<String, ClassResult> results) throws InfrastructureException {
        try {
            pool.settle();
            return following(results);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException(Phrases.interrupted());
        }
    }

    private synchronized Optional<RetryRound> following(SortedMap<String, ClassResult> results) {
        Set<String> hit = collect();
        report(results, hit);
        return begin(hit.stream()
                .filter(name -> results.containsKey(name) && results.get(name).isWorthAnotherTry())
                .toList());
    }

    /** What came of the classes that have run again. */
    private void report(SortedMap<String, ClassResult> results, Set<String> hit) {
        for (String name : current.again()) {
            ClassResult result = results.getOrDefault(name, ClassResult.missing(name));
            if (!result.hasFailed()) {
                console.warn(RetryMessages.passedAgain(name));
            } else if (hit.contains(name)) {
                console.warn(RetryMessages.hitAgain(name, hits.getOrDefault(name, List.of())));
            } else {
                console.warn(RetryMessages.failedAgain(name));
            }
        }
    }

    private Optional<RetryRound> begin(List<String> classes) {
        if (classes.isEmpty()) {
            return Optional.empty();
        }
        if (current.number() == limit || pool.isExhausted()) {
            console.warn(
                    pool.isExhausted()
                            ? RetryMessages.noWorkerLeft(classes)
                            : RetryMessages.limitReached(classes, limit));
            return Optional.empty();
        }
        int number = current.number() + 1;
        current = new RetryRound(number, classes, files.forks(number));
        unready.keySet().removeAll(classes);
        pool.serveFresh();
        console.warn(RetryMessages.again(classes, number, limit));
        return Optional.of(current);
    }

    /** The classes that faults have hit since this was asked last. */
    private Set<String> collect() {
        FaultLedger.Entries entries = pool.ledger().takeNew();
        entries.unready().forEach(fault -> fault.testClass().ifPresent(name -> unready.put(name, fault)));
        SortedMap<String, List<Fault>> byClass = new TreeMap<>();
        Stream.concat(entries.faults().stream(), entries.unready().stream()).forEach(fault -> fault.testClass()
                .ifPresent(name ->
                        byClass.computeIfAbsent(name, key -> new ArrayList<>()).add(fault)));
        byClass.forEach((name, more) ->
                hits.computeIfAbsent(name, key -> new ArrayList<>()).addAll(more));
        return byClass.keySet();
    }

    /** Infrastructure faults that hit classes while they ran. */
    public synchronized SortedMap<String, List<String>> faults() {
        collect();
        SortedMap<String, List<String>> sentences = new TreeMap<>();
        hits.forEach((name, faults) ->
                sentences.put(name, faults.stream().map(RetryMessages::fault).toList()));
        return sentences;
    }

    /** Classes that no worker was ready for, in the last round that there was of each. */
    public synchronized List<Fault> unready() {
        collect();
        return List.copyOf(unready.values());
    }
}
