package io.github.smartscraper.e2e.failsafe.methods;

import io.github.smartscraper.e2e.results.timeline.LogSlice;
import io.github.smartscraper.e2e.results.timeline.MethodOutcome;
import io.github.smartscraper.e2e.results.timeline.MethodResult;
import io.github.smartscraper.e2e.results.timeline.Timeline;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.surefire.api.event.Event;
import org.apache.maven.surefire.api.event.TestAssumptionFailureEvent;
import org.apache.maven.surefire.api.event.TestErrorEvent;
import org.apache.maven.surefire.api.event.TestFailedEvent;
import org.apache.maven.surefire.api.event.TestSkippedEvent;
import org.apache.maven.surefire.api.event.TestStartingEvent;
import org.apache.maven.surefire.api.event.TestSucceededEvent;
import org.apache.maven.surefire.api.report.ReportEntry;
import org.apache.maven.surefire.extensions.EventHandler;

/**
 * Handler of a fork's events that enters what came of test methods into the timeline, and hands all on. What it gets has
 * been masked before: it goes into files.
 */
public final class MethodEvents implements EventHandler<Event> {

    private final EventHandler<Event> wrapped;
    private final Timeline timeline;
    private final int worker;

    /** Tests that have begun; those of one class may run side by side. */
    private final Map<String, Begun> begun = new HashMap<>();

    /**
     * A handler of the events of a fork.
     *
     * @param wrapped takes all of them
     * @param worker the worker that the fork has
     */
    public MethodEvents(EventHandler<Event> wrapped, Timeline timeline, int worker) {
        this.wrapped = wrapped;
        this.timeline = timeline;
        this.worker = worker;
    }

    /** Begin of a test. */
    private record Begun(long at, long logFrom) {}

    @Override
    public void handleEvent(Event event) {
        record(event);
        wrapped.handleEvent(event);
    }

    private synchronized void record(Event event) {
        if (event instanceof TestStartingEvent starting) {
            begun.put(key(starting.getReportEntry()), new Begun(timeline.now(), timeline.logSize(worker)));
        } else if (event instanceof TestSucceededEvent succeeded) {
            record(succeeded.getReportEntry(), MethodOutcome.PASSED);
        } else if (event instanceof TestFailedEvent failed) {
            record(failed.getReportEntry(), MethodOutcome.FAILED);
        } else if (event instanceof TestErrorEvent error) {
            record(error.getReportEntry(), MethodOutcome.ERROR);
        } else if (event instanceof TestSkippedEvent skipped) {
            record(skipped.getReportEntry(), MethodOutcome.SKIPPED);
        } else if (event instanceof TestAssumptionFailureEvent aborted) {
            record(aborted.getReportEntry(), MethodOutcome.ABORTED);
        }
    }

    private static String key(ReportEntry report) {
        return report.getTestRunId() + " " + MethodNames.testClass(report) + '#' + report.getName();
    }

    private void record(ReportEntry report, MethodOutcome outcome) {
        String testClass = MethodNames.testClass(report);
        if (testClass.isBlank()) {
            return;
        }
        long now = timeline.now();
        Optional<Begun> begin = Optional.ofNullable(begun.remove(key(report)));
        long duration = report.getElapsed() == null ? now - begin.map(Begun::at).orElse(now) : report.getElapsed();
        Optional<LogSlice> log = begin.flatMap(one -> timeline.logSince(worker, one.logFrom()));
        timeline.method(
                worker,
                new MethodResult(
                        MethodNames.of(report, testClass),
                        outcome,
                        timeline.round(),
                        begin.map(Begun::at).orElse(now - Math.max(0, duration)),
                        Math.max(0, duration),
                        MethodFailure.of(report, testClass),
                        log));
    }
}
