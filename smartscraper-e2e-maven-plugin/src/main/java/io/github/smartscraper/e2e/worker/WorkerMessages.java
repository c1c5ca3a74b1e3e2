package io.github.smartscraper.e2e.worker;

import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.isolation.HeldFile;
import io.github.smartscraper.e2e.worker.server.ServerMessages;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Sentences about what happens to workers while tests run. */
public final class WorkerMessages {

    private static final String ROW = "%-7s %-24s %-12s %-8s %s";

    private WorkerMessages() {}

    /** Workers are about to be started for test classes. */
    public static String starting(int workers, int classes, int wanted) {
        String fewer = workers < wanted ? " (" + wanted + " were allowed)" : "";
        return "Starting " + Phrases.count(workers, "worker") + fewer + " for "
                + Phrases.count(classes, "test class", "test classes");
    }

    /** The head of the table of workers. */
    public static String tableHead() {
        return row("Worker", "URL", "Ready after", "PID", "DATA_DIR");
    }

    /** The line of one worker in that table. */
    public static String tableRow(WorkerPlan worker, long pid, Duration after) {
        return row(
                Integer.toString(worker.id()),
                worker.baseUrl().toString(),
                Phrases.seconds(after),
                Long.toString(pid),
                worker.dataDirectory().path().toString());
    }

    private static String row(String worker, String url, String ready, String pid, String directory) {
        return String.format(ROW, worker, url, ready, pid, directory);
    }

    /** A worker's server has failed and is being replaced. */
    public static String restarting(Fault fault, int restart, int limit) {
        return "Worker " + fault.worker() + ' ' + ServerMessages.problem(fault.problem()) + "\nRestarting worker "
                + fault.worker() + " on the same port and DATA_DIR (" + restart + " of " + limit + ')';
    }

    /** The replacement is healthy. */
    public static String restarted(WorkerPlan worker, Duration after) {
        return "Worker " + worker.id() + " is healthy again at " + worker.baseUrl() + " after "
                + Phrases.seconds(after);
    }

    /** A port that a server needs is kept by connections of another one. */
    public static String portLingers(WorkerPlan worker, OptionalInt next) {
        return "Port " + worker.port() + " of worker " + worker.id()
                + " is still kept by connections of a server that has "
                + "gone (TIME_WAIT), and its server does not set SO_REUSEADDR: "
                + (next.isPresent()
                        ? "the worker moves to port " + next.getAsInt() + '.'
                        : "waiting until it is free, which takes a minute as a rule, each time. Let the server set "
                                + "SO_REUSEADDR, or do without -De2e.reset=restart.");
    }

    /** A worker was not given enough time to end. */
    public static String overdue(WorkerPlan worker, Duration stopTimeout) {
        return "Worker " + worker.id() + " had not ended " + Phrases.seconds(stopTimeout)
                + " after SIGTERM and is ended by force, so what it was still writing is lost. Allow more with "
                + "-De2e.stopTimeout=…, for example -De2e.stopTimeout=10s.";
    }

    /** A worker is in another state. */
    public static String changed(int worker, WorkerState state) {
        return "Worker " + worker + " is " + state.name().toLowerCase(Locale.ROOT);
    }

    /** A server that others can reach as well. */
    public static String exposed(WorkerPlan worker, String address) {
        return "The server of worker " + worker.id() + " listens on all interfaces of this machine (" + address + ':'
                + worker.port()
                + ") although it was started with HOST=127.0.0.1, so others on the network can reach it. "
                + "Let it listen on the address in HOST. If others are to reach it, set <HOST>0.0.0.0</HOST> in "
                + "<environment>.";
    }

    /** A server that goes on with a file that a reset has removed. */
    public static String holding(int worker, HeldFile file) {
        return "The server of worker " + worker + " (process " + file.pid() + ") still has " + file.path()
                + " open, which the reset before this test class has removed: what it reads is the state of earlier "
                + "classes, what it writes is lost, and a database may call itself read-only. Have a fresh server "
                + "started for each test class, with -De2e.reset=restart or <reset>restart</reset>.";
    }

    /** Test classes that ran without a worker that was ready for them. */
    public static String classesWithoutWorker(List<Fault> faults) {
        return "These test classes had no healthy worker, so their results can't be trusted: "
                + faults.stream()
                        .flatMap(fault -> fault.testClass().stream())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "))
                + ". See the reason above, fix it, and run mvn verify again.";
    }
}
