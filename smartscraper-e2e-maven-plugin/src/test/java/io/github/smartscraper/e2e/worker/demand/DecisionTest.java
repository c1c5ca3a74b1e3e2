package io.github.smartscraper.e2e.worker.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link Decision} with costs that were measured on a machine with two processors. */
@DisplayName("The decision on how many workers pay")
final class DecisionTest {

    /** Of {@code node server.mjs}. */
    private static final Cost NODE = new Cost(300, 100);

    /** Of {@code npm run dev}. */
    private static final Cost NPM = new Cost(2300, 3200);

    private static final Cost FORK = new Cost(900, 1500);

    @Test
    @DisplayName("wants all 8 for 20 classes that wait 3 s each")
    void waiting() {
        assertThat(decision(NODE, 0.03, 8, classes(20, 3000)).workers()).isEqualTo(8);
    }

    @Test
    @DisplayName("wants few for 31 classes that compute, since there are two processors")
    void computing() {
        assertThat(decision(NPM, 1.2, 8, classes(31, 4000)).workers()).isBetween(2, 3);
    }

    @Test
    @DisplayName("wants fewer of those whose start takes more of the processors than it saves")
    void expensive() {
        // given
        List<Long> classes = classes(20, 3000);

        // then
        assertThat(decision(NPM, 0.03, 8, classes).workers())
                .isLessThan(decision(NODE, 0.03, 8, classes).workers())
                .isGreaterThan(2);
    }

    @Test
    @DisplayName("wants one for a few short classes, and says that others would come too late")
    void fewShort() {
        // when
        Decision decision = decision(NPM, 0.5, 8, classes(3, 100));

        // then
        assertThat(decision).isEqualTo(new Decision(1, false, true));
    }

    @Test
    @DisplayName("wants no worker that would have to wait for a long class anyway")
    void longClass() {
        assertThat(decision(NODE, 0.03, 8, List.of(20_000L, 3000L, 3000L, 3000L))
                        .workers())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("never wants more than there may be, or than there are classes")
    void bounds() {
        assertThat(decision(NODE, 0.03, 3, classes(20, 3000)).workers()).isEqualTo(3);
        assertThat(decision(NODE, 0.03, 8, classes(2, 30_000)).workers()).isEqualTo(2);
    }

    @Test
    @DisplayName("takes a server that is there already for one that costs a fork only")
    void kept() {
        // given
        List<Long> classes = classes(6, 1500);
        RunCosts costs = new RunCosts(NPM, FORK, 0.03, 1);

        // then
        assertThat(Decision.of(new Workload(2, 2, 6, List.of(), classes, costs), 6)
                        .workers())
                .isGreaterThan(Decision.of(new Workload(2, 2, 0, List.of(), classes, costs), 6)
                        .workers());
    }

    @Test
    @DisplayName("has the first server start alone where two at once would take longer for both")
    void alone() {
        assertThat(decision(NPM, 0.03, 8, classes(20, 3000)).alone()).isTrue();
        assertThat(decision(new Cost(400, 100), new Cost(400, 300), classes(20, 3000))
                        .alone())
                .isFalse();
    }

    @Test
    @DisplayName("keeps those that there are, and wants none besides when all classes have begun")
    void nearTheEnd() {
        // given
        List<Workload.Lane> lanes = Collections.nCopies(2, new Workload.Lane(0, 0, 1000));

        // then
        assertThat(Decision.of(new Workload(2, 2, 0, lanes, List.of(), new RunCosts(NODE, FORK, 0.1, 1)), 8))
                .isEqualTo(new Decision(2, false, true));
    }

    @Test
    @DisplayName("is made quickly for thousands of classes")
    void many() {
        // given
        Workload workload = new Workload(2, 2, 0, List.of(), classes(2000, 10), new RunCosts(NODE, FORK, 0.5, 1));

        // then: as many pieces as there are to be looked at, and no work lost
        assertThat(workload.classes()).hasSizeLessThanOrEqualTo(256);
        assertThat(workload.classes().stream().mapToLong(Long::longValue).sum()).isEqualTo(20_000);
    }

    private static Decision decision(Cost server, double share, int most, List<Long> classes) {
        return Decision.of(new Workload(2, 2, 0, List.of(), classes, new RunCosts(server, FORK, share, 1)), most);
    }

    private static Decision decision(Cost server, Cost fork, List<Long> classes) {
        return Decision.of(new Workload(2, 2, 0, List.of(), classes, new RunCosts(server, fork, 0.03, 1)), 8);
    }

    private static List<Long> classes(int count, long millis) {
        return LongStream.range(0, count).map(any -> millis).boxed().toList();
    }
}
