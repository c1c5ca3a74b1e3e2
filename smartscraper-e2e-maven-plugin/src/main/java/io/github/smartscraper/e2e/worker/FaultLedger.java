package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.browser.chromium.BrowserProblem;
import io.github.smartscraper.e2e.worker.server.ServerProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ledger of all infrastructure faults of a run; hands over each entry once. */
public final class FaultLedger {

    private final WorkerTable table;
    private final WorkerListeners events;

    /** Both guarded by this. */
    private final List<Fault> faults = new ArrayList<>();

    private final List<Fault> unready = new ArrayList<>();

    /**
     * Entries that are new since they were last asked for.
     *
     * @param faults failures of servers, or of their browser, while they were in use
     * @param unready one for each time that no worker could be made ready for a test class
     */
    public record Entries(List<Fault> faults, List<Fault> unready) {

        public Entries {
            faults = List.copyOf(faults);
            unready = List.copyOf(unready);
        }
    }

    FaultLedger(WorkerTable table, WorkerListeners events) {
        this.table = table;
        this.events = events;
    }

    /** Hands over what is new. */
    public synchronized Entries takeNew() {
        Entries entries = new Entries(faults, unready);
        faults.clear();
        unready.clear();
        return entries;
    }

    /**
     * The server of a worker has failed: a fault of each class that this hits, or of none.
     *
     * @return the first of them
     */
    Fault serverFailed(Worker worker, ServerProblem problem) {
        List<String> victims = table.read(worker, Worker::victims);
        if (victims.isEmpty()) {
            Fault fault = fault(worker, Optional.empty(), problem);
            enter(fault);
            return fault;
        }
        return hit(worker, victims, problem).get(0);
    }

    /** The browser that all servers share has failed: the classes that run are hit, whatever they need it for. */
    void browserFailed(BrowserProblem problem) {
        for (Worker worker : table.all()) {
            hit(worker, table.read(worker, Worker::running), new ServerProblem.BrowserLost(problem));
        }
    }

    private List<Fault> hit(Worker worker, List<String> classes, ServerProblem problem) {
        List<Fault> hits = new ArrayList<>();
        for (String testClass : classes) {
            Fault fault = fault(worker, Optional.of(testClass), problem);
            enter(fault);
            events.hit(testClass, fault);
            hits.add(fault);
        }
        return hits;
    }

    private Fault fault(Worker worker, Optional<String> testClass, ServerProblem problem) {
        return new Fault(worker.plan().id(), testClass, problem, table.read(worker, Worker::restarts));
    }

    private synchronized void enter(Fault fault) {
        faults.add(fault);
    }

    /** No worker could be made ready for a test class. */
    synchronized void notReady(int worker, String testClass, ServerProblem problem) {
        unready.add(new Fault(worker, Optional.of(testClass), problem, 0));
    }
}
