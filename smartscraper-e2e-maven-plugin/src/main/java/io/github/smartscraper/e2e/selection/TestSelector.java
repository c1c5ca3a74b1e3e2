package io.github.smartscraper.e2e.selection;

import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.selection.cache.CacheEntry;
import io.github.smartscraper.e2e.selection.cache.CacheStore;
import io.github.smartscraper.e2e.selection.files.FoundFiles;
import io.github.smartscraper.e2e.selection.filter.NameFilter;
import io.github.smartscraper.e2e.selection.filter.TestMethods;
import io.github.smartscraper.e2e.selection.inputs.ProjectTests;
import io.github.smartscraper.e2e.selection.inputs.ProjectTests.Coverage;
import io.github.smartscraper.e2e.selection.inputs.SharedInputs;
import io.github.smartscraper.e2e.selection.inputs.SharedInputs.Snapshot;
import io.github.smartscraper.e2e.support.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Selector of what runs: by name, by shard, by what failed, by what has changed; and it says why. */
public final class TestSelector {

    private final SelectionRequest selection;
    private final boolean verbose;
    private final CacheStore store;
    private final Console console;
    private final RandomGenerator random;

    /**
     * A selector.
     *
     * @param verbose whether every decision is printed
     * @param random chooses what is run to audit the cache
     */
    public TestSelector(
            SelectionRequest selection, boolean verbose, CacheStore store, Console console, RandomGenerator random) {
        this.selection = selection;
        this.verbose = verbose;
        this.store = store;
        this.console = console;
        this.random = random;
    }

    /**
     * State of a project and of its cache before anything is chosen.
     *
     * @param testable the classes that can hold tests
     */
    private record Known(
            Snapshot now, SortedMap<String, CacheEntry> entries, Durations durations, List<String> testable) {}

    /**
     * Chooses among the tests of a project.
     *
     * @throws InfrastructureException if a file that decides about it can't be read
     */
    public Selection select(ProjectTests tests, SharedInputs inputs) throws InfrastructureException {
        try {
            // Each takes about as long as the JVM takes to get warm for it, so that neither waits for the other.
            CompletableFuture<SortedMap<String, CacheEntry>> entries = CompletableFuture.supplyAsync(store::entries);
            Known known = known(tests, inputs.read(), entries.join());
            Map<String, String> named = byName(known, tests);
            List<String> wanted = selection.lastFailed() ? lastFailed(known, named) : List.copyOf(named.keySet());
            List<String> sharded = selection.shard().of(wanted, known.durations()::millis);
            List<Decision> decisions = decide(known, tests, sharded);
            Selection result = selection(known, tests, named, decisions, wanted.size());
            announce(result, known, tests);
            explain(known, tests);
            return result;
        } catch (IOException e) {
            throw new InfrastructureException(SelectionMessages.notSelected(FailureReason.of(e)), e);
        }
    }

    private static Known known(ProjectTests tests, Snapshot now, SortedMap<String, CacheEntry> entries) {
        List<String> testable = tests.classes().stream()
                .filter(now.classes()::isTestable)
                .sorted()
                .toList();
        return new Known(now, entries, new Durations(entries), testable);
    }

    /** Each class that is wanted, with what to hand to Failsafe for it: its name, or some of its methods. */
    private Map<String, String> byName(Known known, ProjectTests tests) {
        TestMethods methods = new TestMethods(tests.classesDirectory());
        List<String> entries = selection
                .file()
                .map(text -> new NameFilter(text).choose(known.testable(), methods::of))
                .orElse(known.testable());
        Map<String, String> named = new TreeMap<>();
        entries.forEach(entry -> named.put(className(entry), entry));
        return named;
    }

    /** Of an entry that may name a method besides. */
    private static String className(String entry) {
        int hash = entry.indexOf('#');
        return hash < 0 ? entry : entry.substring(0, hash);
    }

    private static List<String> lastFailed(Known known, Map<String, String> named) {
        return named.keySet().stream()
                .filter(name -> Optional.ofNullable(known.entries().get(name))
                        .filter(CacheEntry::hasFailed)
                        .isPresent())
                .toList();
    }

    private List<Decision> decide(Known known, ProjectTests tests, List<String> testClasses) {
        boolean chosen = tests.chosen() || selection.file().isPresent() || selection.lastFailed();
        boolean ignored = selection.cache().full() || (!chosen && lacksOutput());
        CacheUse use = new CacheUse(ignored, chosen, selection.cache().auditShare());
        return new CacheDecisions(known.now(), known.entries(), store, use, random).decide(testClasses);
    }

    /** What an earlier run has left behind is not there any more, so that a run which leaves out classes can't add to it. */
    private boolean lacksOutput() {
        Optional<Path> missing =
                selection.cache().outputs().stream().filter(Files::notExists).findFirst();
        missing.ifPresent(output -> console.info(SelectionMessages.outputMissing(output)));
        return missing.isPresent();
    }

    private Selection selection(
            Known known, ProjectTests tests, Map<String, String> named, List<Decision> decisions, int wanted) {
        List<String> order = known.durations()
                .order(decisions.stream()
                        .filter(Decision::runs)
                        .map(Decision::testClass)
                        .toList());
        boolean whole = order.stream().allMatch(name -> name.equals(named.get(name)));
        // Where all of them run, Failsafe finds them by its own patterns, with any methods of it.test.
        boolean all = whole && order.size() == known.testable().size();
        Optional<String> pattern = order.isEmpty() || all
                ? Optional.empty()
                : Optional.of(order.stream().map(named::get).collect(Collectors.joining(",")));
        return new Selection(
                decisions,
                order,
                pattern,
                whole ? tests.coverage() : Coverage.METHODS,
                new Selection.Share(selection.shard(), wanted),
                known.now().signature(),
                known.testable().isEmpty());
    }

    private void announce(Selection result, Known known, ProjectTests tests) {
        TestMethods methods = new TestMethods(tests.classesDirectory());
        if (known.testable().isEmpty()) {
            console.info(SelectionMessages.noTestClasses(tests.classesDirectory()));
        } else if (result.known() == 0 && selection.lastFailed()) {
            console.info(SelectionMessages.noneFailed());
        } else if (result.known() == 0) {
            NameFilter filter = new NameFilter(selection.file().orElse(""));
            console.info(
                    SelectionMessages.noFileMatch(filter.text(), filter.closeNames(known.testable(), methods::of)));
        } else {
            if (verbose) {
                result.decisions().forEach(decision -> console.info(SelectionMessages.decision(decision)));
            }
            console.info(result.isEmpty() ? SelectionMessages.allCached(result) : SelectionMessages.selected(result));
        }
    }

    /** Prints the inputs of the class that the user wants to know more about. */
    private void explain(Known known, ProjectTests tests) {
        FoundFiles files = known.now().files();
        files.unmatched().forEach(pattern -> console.warn(SelectionMessages.matchesNothing(pattern)));
        files.tooLarge().forEach(directory -> console.warn(SelectionMessages.tooLarge(directory)));
        if (selection.cache().explained().isPresent()) {
            Explanation explanation = new Explanation(known.now(), known.entries(), store);
            String wanted = selection.cache().explained().get();
            List<String> classes = known.testable().stream()
                    .filter(name -> name.equals(wanted) || name.endsWith('.' + wanted))
                    .toList();
            if (classes.isEmpty()) {
                List<String> close = new NameFilter(wanted).closeNames(known.testable(), name -> List.of());
                console.warn(SelectionMessages.nothingToExplain(wanted, close));
            }
            decide(known, tests, classes)
                    .forEach(decision -> explanation.lines(decision).forEach(console::info));
        }
    }
}
