package io.github.smartscraper.e2e.worker.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.smartscraper.e2e.worker.demand.Schedule.Outcome;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link Schedule} on a machine with two processors. */
@DisplayName("A schedule")
final class ScheduleTest {

    private static final Offset<Double> ROUNDING = within(5.0);

    @Test
    @DisplayName("has one worker start its server, its fork, and then run one class after the other")
    void oneWorker() {
        // when
        Outcome outcome = Schedule.of(workload(1, new Cost(300, 100), 0.05, 3000, 2000));

        // then
        assertThat(outcome.firstMillis()).isCloseTo(1100, ROUNDING);
        assertThat(outcome.endMillis()).isCloseTo(6100, ROUNDING);
    }

    @Test
    @DisplayName("has classes that only wait run side by side without a loss")
    void waiting() {
        // when
        Outcome outcome = Schedule.of(workload(2, new Cost(300, 0), 0.01, 3000, 3000, 3000, 3000));

        // then: two forks of 1500 ms of processor time in 800 ms want nearly four processors
        assertThat(outcome.endMillis()).isCloseTo(300 + 1500 + 6000, within(100.0));
    }

    @Test
    @DisplayName("has more classes than processors wait for each other when they compute")
    void computing() {
        // given
        Workload four = new Workload(
                2, 4, 0, Collections.nCopies(4, new Workload.Lane(0, 0, 2000)), List.of(), costs(new Cost(1, 1), 1));

        // then
        assertThat(Schedule.of(four).endMillis()).isCloseTo(4000, ROUNDING);
    }

    @Test
    @DisplayName("has no more workers starting at a time than there are turns")
    void turns() {
        // given
        RunCosts costs = new RunCosts(new Cost(1000, 0), new Cost(0, 0), 0, 1);
        List<Long> classes = List.of(10_000L, 10_000L, 10_000L);

        // then
        assertThat(Schedule.of(new Workload(2, 1, 0, List.of(), classes, costs).with(3))
                        .endMillis())
                .isCloseTo(13_000, ROUNDING);
        assertThat(Schedule.of(new Workload(2, 3, 0, List.of(), classes, costs).with(3))
                        .endMillis())
                .isCloseTo(11_000, ROUNDING);
    }

    @Test
    @DisplayName("goes on with what is under way")
    void underWay() {
        // given
        RunCosts costs = new RunCosts(new Cost(1000, 0), new Cost(500, 0), 0, 1);
        List<Workload.Lane> lanes = List.of(new Workload.Lane(0, 0, 700), new Workload.Lane(0.5, 1, 0));

        // when
        Outcome outcome = Schedule.of(new Workload(2, 2, 0, lanes, List.of(2000L, 100L), costs));

        // then
        assertThat(outcome.firstMillis()).isCloseTo(700, ROUNDING);
        assertThat(outcome.endMillis()).isCloseTo(2700, ROUNDING);
        assertThat(outcome.lastReadyMillis()).isCloseTo(1000, ROUNDING);
    }

    @Test
    @DisplayName("starts nothing any more that would come too late for any class")
    void tooLate() {
        // given
        RunCosts costs = new RunCosts(new Cost(60_000, 60_000), new Cost(500, 0), 0, 1);

        // when
        Outcome outcome = Schedule.of(
                new Workload(2, 2, 0, List.of(new Workload.Lane(0, 0, 0)), List.of(500L, 500L), costs).with(1));

        // then
        assertThat(outcome.endMillis()).isCloseTo(1000, ROUNDING);
        assertThat(outcome.lastReadyMillis()).isEqualTo(Double.MAX_VALUE);
    }

    @Test
    @DisplayName("has nothing to do where there is no class")
    void nothing() {
        assertThat(Schedule.of(workload(0, new Cost(300, 100), 1)).endMillis()).isZero();
    }

    private static Workload workload(int workers, Cost server, double share, long... classes) {
        List<Long> millis = LongStream.of(classes).boxed().toList();
        return new Workload(2, 2, 0, List.of(), millis, costs(server, share)).with(workers);
    }

    private static RunCosts costs(Cost server, double share) {
        return new RunCosts(server, new Cost(800, 1500), share, 1);
    }
}
