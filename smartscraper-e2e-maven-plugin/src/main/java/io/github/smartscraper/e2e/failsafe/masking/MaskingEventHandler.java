package io.github.smartscraper.e2e.failsafe.masking;

import io.github.smartscraper.e2e.masking.StreamMask;
import io.github.smartscraper.e2e.secrets.SecretMask;
import io.github.smartscraper.e2e.support.WorkerVariables;
import org.apache.maven.surefire.api.event.Event;
import org.apache.maven.surefire.api.event.StandardStreamErrEvent;
import org.apache.maven.surefire.api.event.StandardStreamErrWithNewLineEvent;
import org.apache.maven.surefire.api.event.StandardStreamOutEvent;
import org.apache.maven.surefire.api.event.StandardStreamOutWithNewLineEvent;
import org.apache.maven.surefire.api.event.SystemPropertyEvent;
import org.apache.maven.surefire.api.event.TestAssumptionFailureEvent;
import org.apache.maven.surefire.api.event.TestErrorEvent;
import org.apache.maven.surefire.api.event.TestFailedEvent;
import org.apache.maven.surefire.api.event.TestSkippedEvent;
import org.apache.maven.surefire.api.event.TestStartingEvent;
import org.apache.maven.surefire.api.event.TestSucceededEvent;
import org.apache.maven.surefire.extensions.EventHandler;

/**
 * Handler of a fork's events that keeps secrets out of the reports: Surefire writes system properties and all that
 * tests print to TEST-*.xml.
 */
public final class MaskingEventHandler implements EventHandler<Event> {

    private static final String MASKED = "****";

    private final EventHandler<Event> wrapped;
    private final SecretMask mask;
    private final MaskedOutput out;
    private final MaskedOutput err;

    /**
     * A handler of a fork of which nothing has come.
     *
     * @param wrapped takes what is left
     * @param mask for names, messages and properties
     * @param printed for what tests print
     */
    public MaskingEventHandler(EventHandler<Event> wrapped, SecretMask mask, StreamMask printed) {
        this.wrapped = wrapped;
        this.mask = mask;
        this.out =
                new MaskedOutput(wrapped, printed, StandardStreamOutEvent::new, StandardStreamOutWithNewLineEvent::new);
        this.err =
                new MaskedOutput(wrapped, printed, StandardStreamErrEvent::new, StandardStreamErrWithNewLineEvent::new);
    }

    @Override
    public synchronized void handleEvent(Event event) {
        if (event instanceof StandardStreamOutEvent text) {
            out.print(text, false);
        } else if (event instanceof StandardStreamOutWithNewLineEvent text) {
            out.print(text, true);
        } else if (event instanceof StandardStreamErrEvent text) {
            err.print(text, false);
        } else if (event instanceof StandardStreamErrWithNewLineEvent text) {
            err.print(text, true);
        } else {
            out.settle();
            err.settle();
            wrapped.handleEvent(masked(event));
        }
    }

    /** Hands on what is held back: the fork prints no more. */
    public synchronized void end() {
        out.end();
        err.end();
    }

    private Event masked(Event event) {
        return event instanceof SystemPropertyEvent property ? masked(property) : maskedFailure(event);
    }

    private Event maskedFailure(Event event) {
        if (event instanceof TestFailedEvent failed) {
            return new TestFailedEvent(MaskedReport.of(failed.getReportEntry(), mask));
        }
        if (event instanceof TestErrorEvent error) {
            return new TestErrorEvent(MaskedReport.of(error.getReportEntry(), mask));
        }
        if (event instanceof TestAssumptionFailureEvent aborted) {
            return new TestAssumptionFailureEvent(MaskedReport.of(aborted.getReportEntry(), mask));
        }
        return maskedName(event);
    }

    /** A test may be named after its data. */
    private Event maskedName(Event event) {
        if (event instanceof TestStartingEvent starting) {
            return new TestStartingEvent(MaskedReport.of(starting.getReportEntry(), mask));
        }
        if (event instanceof TestSucceededEvent succeeded) {
            return new TestSucceededEvent(MaskedReport.of(succeeded.getReportEntry(), mask));
        }
        if (event instanceof TestSkippedEvent skipped) {
            return new TestSkippedEvent(MaskedReport.of(skipped.getReportEntry(), mask));
        }
        return event;
    }

    private Event masked(SystemPropertyEvent property) {
        boolean token = property.getKey().equals(WorkerVariables.API_TOKEN);
        String value = token || property.getValue() == null ? MASKED : mask.apply(property.getValue());
        return new SystemPropertyEvent(property.getRunMode(), property.getTestRunId(), property.getKey(), value);
    }
}
