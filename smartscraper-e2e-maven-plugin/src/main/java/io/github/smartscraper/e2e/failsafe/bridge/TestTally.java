package io.github.smartscraper.e2e.failsafe.bridge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.maven.surefire.api.event.AbstractTestControlEvent;
import org.apache.maven.surefire.api.event.Event;
import org.apache.maven.surefire.api.event.TestAssumptionFailureEvent;
import org.apache.maven.surefire.api.event.TestErrorEvent;
import org.apache.maven.surefire.api.event.TestFailedEvent;
import org.apache.maven.surefire.api.event.TestSkippedEvent;
import org.apache.maven.surefire.api.event.TestSucceededEvent;
import org.apache.maven.surefire.api.event.TestsetStartingEvent;
import org.apache.maven.surefire.api.report.ReportEntry;
import org.apache.maven.surefire.api.suite.RunResult;
import org.jspecify.annotations.Nullable;

/**
 * Tally of the tests of each class, made as Surefire does it. Its own counts are those of all classes together, but the
 * result of a class that runs again has to be taken out of them.
 */
public final class TestTally {

    /** Outcome of a test that ran, maybe several times. */
    private enum Kind {
        SUCCESS,
        FAILURE,
        ERROR,
        SKIPPED,
        FLAKE
    }

    /** Names that Surefire has for what stands around the tests of a class; together they are one error at the most. */
    private static final Set<String> AROUND = Set.of("", "null", "initializationError");

    private static final Set<Kind> FAILED = EnumSet.of(Kind.FAILURE, Kind.ERROR);

    private final int reruns;

    /** Results by class and test, guarded by this. */
    private final Map<String, Map<String, List<Kind>>> classes = new TreeMap<>();

    /** Guarded by this, too. */
    private final Set<String> begun = new TreeSet<>();

    /**
     * A tally of nothing.
     *
     * @param reruns how often Surefire runs a failed test again
     */
    public TestTally(int reruns) {
        this.reruns = reruns;
    }

    /** Counts what a fork reports. */
    synchronized void add(Event event) {
        if (event instanceof TestSucceededEvent succeeded) {
            add(succeeded, Kind.SUCCESS);
        } else if (event instanceof TestFailedEvent failed) {
            add(failed, Kind.FAILURE);
        } else if (event instanceof TestErrorEvent error) {
            add(error, Kind.ERROR);
        } else if (event instanceof TestSkippedEvent skipped) {
            add(skipped, Kind.SKIPPED);
        } else if (event instanceof TestAssumptionFailureEvent aborted) {
            add(aborted, Kind.SKIPPED);
        } else if (event instanceof TestsetStartingEvent starting) {
            begun.add(outermost(String.valueOf(starting.getReportEntry().getSourceName())));
        }
    }

    private void add(AbstractTestControlEvent<? extends ReportEntry> event, Kind kind) {
        String source = String.valueOf(event.getReportEntry().getSourceName());
        boolean failed = kind == Kind.FAILURE || kind == Kind.ERROR;
        String test = name(event.getReportEntry().getName());
        boolean around = failed && AROUND.contains(test) && !source.contains("$");
        classes.computeIfAbsent(outermost(source), key -> new TreeMap<>())
                .computeIfAbsent(around ? "" : source + '.' + test, key -> new ArrayList<>())
                .add(around ? Kind.ERROR : kind);
    }

    private static String name(@Nullable String test) {
        return test == null || test.isBlank() ? "" : test;
    }

    private static String outermost(String source) {
        int nested = source.indexOf('$');
        return nested < 0 ? source : source.substring(0, nested);
    }

    /** Names of the test classes of which anything was reported. */
    public synchronized Set<String> seen() {
        Set<String> seen = new TreeSet<>(begun);
        seen.addAll(classes.keySet());
        return seen;
    }

    /** Names of the test classes in which something failed, and of whatever failed besides. */
    public synchronized Set<String> failed() {
        Set<String> failed = new TreeSet<>();
        classes.forEach((name, tests) -> {
            if (tests.values().stream().map(this::together).anyMatch(FAILED::contains)) {
                failed.add(name);
            }
        });
        return failed;
    }

    /** The result of a run without these classes. */
    public synchronized RunResult without(RunResult all, Collection<String> superseded) {
        Map<Kind, Integer> gone = count(superseded::contains);
        Map<Kind, Integer> left = count(name -> !superseded.contains(name));
        int completed = sum(gone);
        return new RunResult(
                Math.max(0, all.getCompletedCount() - completed),
                // Never fewer than the other classes have: theirs must fail the build whatever Surefire counts.
                Math.max(all.getErrors() - gone.getOrDefault(Kind.ERROR, 0), left.getOrDefault(Kind.ERROR, 0)),
                Math.max(all.getFailures() - gone.getOrDefault(Kind.FAILURE, 0), left.getOrDefault(Kind.FAILURE, 0)),
                Math.max(0, all.getSkipped() - gone.getOrDefault(Kind.SKIPPED, 0)),
                Math.max(0, all.getFlakes() - gone.getOrDefault(Kind.FLAKE, 0)),
                all.getFailure(),
                all.isTimeout());
    }

    private Map<Kind, Integer> count(Predicate<String> wanted) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        classes.forEach((name, tests) -> {
            if (wanted.test(name)) {
                tests.values().forEach(runs -> counts.merge(together(runs), weight(runs), Integer::sum));
            }
        });
        return counts;
    }

    private static int sum(Map<Kind, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private Kind together(List<Kind> runs) {
        boolean error = runs.contains(Kind.ERROR);
        if (error || runs.contains(Kind.FAILURE)) {
            Kind failed = error ? Kind.ERROR : Kind.FAILURE;
            return runs.contains(Kind.SUCCESS) && reruns > 0 ? Kind.FLAKE : failed;
        }
        return runs.contains(Kind.SUCCESS) ? Kind.SUCCESS : Kind.SKIPPED;
    }

    /** Tests of one name that all succeed are counted one by one, as those of a parameterized class. */
    private int weight(List<Kind> runs) {
        return together(runs) == Kind.SUCCESS
                ? (int) runs.stream().filter(Kind.SUCCESS::equals).count()
                : 1;
    }
}
