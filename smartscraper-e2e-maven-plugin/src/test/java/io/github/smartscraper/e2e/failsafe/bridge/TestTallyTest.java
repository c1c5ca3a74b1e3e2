package io.github.smartscraper.e2e.failsafe.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.maven.surefire.api.event.Event;
import org.apache.maven.surefire.api.event.TestAssumptionFailureEvent;
import org.apache.maven.surefire.api.event.TestErrorEvent;
import org.apache.maven.surefire.api.event.TestFailedEvent;
import org.apache.maven.surefire.api.event.TestSkippedEvent;
import org.apache.maven.surefire.api.event.TestStartingEvent;
import org.apache.maven.surefire.api.event.TestSucceededEvent;
import org.apache.maven.surefire.api.event.TestsetStartingEvent;
import org.apache.maven.surefire.api.report.ReportEntry;
import org.apache.maven.surefire.api.report.RunMode;
import org.apache.maven.surefire.api.report.SimpleReportEntry;
import org.apache.maven.surefire.api.suite.RunResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests what a {@link TestTally} takes out of a result. */
@DisplayName("A tally, asked for a result without some classes,")
final class TestTallyTest {

    private static final String HIT = "sample.HitIT";
    private static final String OTHER = "sample.OtherIT";

    @Test
    @DisplayName("takes out all that these classes and those inside them have counted for")
    void takesOut() {
        // given
        TestTally tally = tally(
                0,
                new TestSucceededEvent(test(HIT, "passes")),
                new TestFailedEvent(test(HIT, "fails")),
                new TestErrorEvent(test(HIT + "$Inner", "breaks")),
                new TestSkippedEvent(test(HIT, "skipped")),
                new TestAssumptionFailureEvent(test(HIT, "aborted")),
                new TestStartingEvent(test(HIT, "begins")),
                new TestSucceededEvent(test(OTHER, "passes")),
                new TestFailedEvent(test(OTHER, "fails")));

        // when
        RunResult left = tally.without(new RunResult(7, 1, 2, 2), Set.of(HIT));

        // then
        assertThat(left).isEqualTo(new RunResult(2, 0, 1, 0));
    }

    @Test
    @DisplayName("counts what stands around the tests of a class as one error, as Surefire does")
    void aroundTheTests() {
        // given
        TestTally tally = tally(
                0,
                new TestFailedEvent(test(HIT, null)),
                new TestErrorEvent(test(HIT, "initializationError")),
                new TestSucceededEvent(test(OTHER, "passes")));

        // when
        RunResult left = tally.without(new RunResult(2, 1, 0, 0), Set.of(HIT));

        // then
        assertThat(left).isEqualTo(new RunResult(1, 0, 0, 0));
    }

    @Test
    @DisplayName("counts a test that passed when Surefire ran it again as flaky, and one that never did once")
    void reruns() {
        // given
        List<Event> events = List.of(
                new TestFailedEvent(test(HIT, "flaky")),
                new TestSucceededEvent(test(HIT, "flaky")),
                new TestFailedEvent(test(HIT, "fails")),
                new TestErrorEvent(test(HIT, "fails")));

        // when, then
        assertThat(tally(1, events.toArray(Event[]::new)).without(new RunResult(2, 1, 0, 0, 1), Set.of(HIT)))
                .isEqualTo(new RunResult(0, 0, 0, 0, 0));
    }

    @Test
    @DisplayName("counts each of several passes of one name")
    void sameName() {
        // given
        TestTally tally =
                tally(0, new TestSucceededEvent(test(HIT, "each")), new TestSucceededEvent(test(HIT, "each")));

        // when, then
        assertThat(tally.without(new RunResult(3, 0, 0, 0), Set.of(HIT))).isEqualTo(new RunResult(1, 0, 0, 0));
    }

    @Test
    @DisplayName("leaves the failures of other classes even if Surefire has counted fewer")
    void neverTooMuch() {
        // given
        TestTally tally = tally(0, new TestFailedEvent(test(HIT, "fails")), new TestFailedEvent(test(OTHER, "fails")));

        // when, then
        assertThat(tally.without(new RunResult(1, 0, 1, 0), Set.of(HIT)).getFailures())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("keeps a time-out and the failure of a fork")
    void keepsFailure() {
        // given
        RunResult crashed = new RunResult(1, 0, 0, 0, "The fork crashed", true);

        // when, then
        assertThat(tally(0, new TestSucceededEvent(test(HIT, "passes"))).without(crashed, Set.of(HIT)))
                .isEqualTo(new RunResult(0, 0, 0, 0, "The fork crashed", true));
    }

    @Test
    @DisplayName(
            "knows each class of which Surefire has heard anything, if only that it began, or that a test was skipped")
    void seen() {
        TestTally tally = tally(
                0,
                new TestsetStartingEvent(
                        new SimpleReportEntry(RunMode.NORMAL_RUN, 1L, "sample.NoDynamicTestIT", null, null, null)),
                new TestSkippedEvent(test(HIT, "skipped")),
                new TestSucceededEvent(test(OTHER + "$Inner", "passes")));

        assertThat(tally.seen()).containsExactly(HIT, "sample.NoDynamicTestIT", OTHER);
    }

    @Test
    @DisplayName("knows what has failed, and what belongs to no class, but not what passed in the end")
    void failed() {
        TestTally tally = tally(
                1,
                new TestErrorEvent(test("JUnit Jupiter", null)),
                new TestFailedEvent(test(HIT + "$Inner", "fails")),
                new TestFailedEvent(test(OTHER, "flaky")),
                new TestSucceededEvent(test(OTHER, "flaky")));

        assertThat(tally.failed()).containsExactly("JUnit Jupiter", HIT);
    }

    private static TestTally tally(int reruns, Event... events) {
        TestTally tally = new TestTally(reruns);
        Arrays.stream(events).forEach(tally::add);
        return tally;
    }

    private static ReportEntry test(String testClass, @Nullable String name) {
        return new SimpleReportEntry(RunMode.NORMAL_RUN, 1L, testClass, null, name, null);
    }
}
