package io.github.smartscraper.e2e.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.browser.chromium.BrowserProblem;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import io.github.smartscraper.e2e.worker.server.ServerProblem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests {@link FaultLedger} without servers. */
@DisplayName("A ledger of faults")
final class FaultLedgerTest {

    private static final String FIRST = "org.example.FirstIT";
    private static final String SECOND = "org.example.SecondIT";
    private static final ServerProblem PROBLEM = new ServerProblem.NotLaunched("of no account");

    private final RecordedEvents events = new RecordedEvents();

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers();

    private Worker worker;
    private Worker other;
    private FaultLedger ledger;

    @BeforeEach
    void open() throws IOException {
        WorkerListeners listeners = new WorkerListeners(List.of(events));
        WorkerTable table = new WorkerTable(
                List.of(workers.plan(0, NodeServer.SERVING), workers.plan(1, NodeServer.SERVING)), listeners);
        table.addNext();
        table.addNext();
        worker = table.byId(0);
        other = table.byId(1);
        ledger = new FaultLedger(table, listeners);
    }

    @Test
    @DisplayName("hands over each entry once")
    void once() {
        // given
        ledger.serverFailed(worker, PROBLEM);
        ledger.notReady(0, FIRST, PROBLEM);

        // when
        FaultLedger.Entries entries = ledger.takeNew();

        // then
        assertThat(entries.faults()).containsExactly(new Fault(0, Optional.empty(), PROBLEM, 0));
        assertThat(entries.unready()).containsExactly(new Fault(0, Optional.of(FIRST), PROBLEM, 0));
        assertThat(ledger.takeNew()).isEqualTo(new FaultLedger.Entries(List.of(), List.of()));

        // when
        ledger.serverFailed(worker, PROBLEM);

        // then
        assertThat(ledger.takeNew().faults()).hasSize(1);
    }

    @Test
    @DisplayName("has one entry for each class that the failure of a server hits, and tells of each")
    void victims() {
        // given
        worker.restarted();
        worker.begin(FIRST);
        worker.begin(SECOND);
        worker.end(FIRST, true);

        // when
        Fault fault = ledger.serverFailed(worker, PROBLEM);

        // then
        assertThat(fault).isEqualTo(new Fault(0, Optional.of(FIRST), PROBLEM, 1));
        assertThat(ledger.takeNew().faults()).containsExactly(fault, new Fault(0, Optional.of(SECOND), PROBLEM, 1));
        assertThat(events.lines()).containsExactly(FIRST + " hit on 0", SECOND + " hit on 0");
    }

    @Test
    @DisplayName("has one entry for each class that runs anywhere when the browser of all servers fails")
    void browser() {
        // given
        BrowserProblem problem = new BrowserProblem.NotLaunched("of no account");
        worker.begin(FIRST);
        other.begin(SECOND);
        other.end(SECOND, true);

        // when
        ledger.browserFailed(problem);

        // then
        assertThat(ledger.takeNew().faults())
                .containsExactly(new Fault(0, Optional.of(FIRST), new ServerProblem.BrowserLost(problem), 0));
        assertThat(events.lines()).containsExactly(FIRST + " hit on 0");
    }
}
