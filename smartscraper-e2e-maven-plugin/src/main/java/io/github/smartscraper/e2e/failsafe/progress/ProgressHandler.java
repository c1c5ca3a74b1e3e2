package io.github.smartscraper.e2e.failsafe.progress;

import io.github.smartscraper.e2e.failsafe.methods.MethodNames;
import io.github.smartscraper.e2e.progress.RunProgress;
import io.github.smartscraper.e2e.progress.TestName;
import java.util.Optional;
import org.apache.maven.surefire.api.event.AbstractTestControlEvent;
import org.apache.maven.surefire.api.event.Event;
import org.apache.maven.surefire.api.event.TestAssumptionFailureEvent;
import org.apache.maven.surefire.api.event.TestErrorEvent;
import org.apache.maven.surefire.api.event.TestFailedEvent;
import org.apache.maven.surefire.api.event.TestSkippedEvent;
import org.apache.maven.surefire.api.event.TestStartingEvent;
import org.apache.maven.surefire.api.event.TestSucceededEvent;
import org.apache.maven.surefire.api.event.TestsetCompletedEvent;
import org.apache.maven.surefire.api.event.TestsetStartingEvent;
import org.apache.maven.surefire.api.report.ReportEntry;
import org.apache.maven.surefire.extensions.EventHandler;

/** Handler of the masked events of one fork that lets the run's progress know, before Surefire does. */
public final class ProgressHandler implements EventHandler<Event> {

    private final EventHandler<Event> wrapped;
    private final RunProgress progress;
    private final int worker;

    /** A handler for the fork that has this worker. */
    public ProgressHandler(EventHandler<Event> wrapped, RunProgress progress, int worker) {
        this.wrapped = wrapped;
        this.progress = progress;
        this.worker = worker;
    }

    @Override
    public void handleEvent(Event event) {
        if (event instanceof AbstractTestControlEvent<?> ofTest) {
            tell(ofTest, ofTest.getReportEntry());
        }
        wrapped.handleEvent(event);
    }

    private void tell(AbstractTestControlEvent<?> event, ReportEntry report) {
        String testClass = String.valueOf(report.getSourceName());
        if (event instanceof TestsetStartingEvent) {
            progress.classBegan(worker, testClass);
        } else if (event instanceof TestsetCompletedEvent) {
            progress.classEnded(worker, testClass);
        } else if (event instanceof TestStartingEvent) {
            progress.testBegan(worker);
        } else if (event instanceof TestSucceededEvent) {
            progress.testPassed(worker);
        } else if (event instanceof TestSkippedEvent || event instanceof TestAssumptionFailureEvent) {
            progress.testSkipped(worker);
        } else if (event instanceof TestFailedEvent || event instanceof TestErrorEvent) {
            String method = Optional.ofNullable(report.getName()).orElse("");
            TestName test = new TestName(MethodNames.testClass(report), method, MethodNames.displayName(report));
            progress.testFailed(worker, Failures.of(test, report.getStackTraceWriter()));
        }
    }
}
