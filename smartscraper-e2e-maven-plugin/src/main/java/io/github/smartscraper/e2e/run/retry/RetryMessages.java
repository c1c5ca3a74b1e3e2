package io.github.smartscraper.e2e.run.retry;

import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.worker.Fault;
import io.github.smartscraper.e2e.worker.server.ServerMessages;
import java.util.List;
import java.util.stream.Collectors;

/** Sentences about test classes whose servers failed under them, and which may run again. */
public final class RetryMessages {

    private static final String PARAMETER = "-De2e.retryInfrastructure";

    private RetryMessages() {}

    /** A server has failed under a test class. */
    public static String hit(String testClass, Fault fault) {
        return testClass + " was hit by an infrastructure fault while it ran: " + inShort(fault)
                + " Its result says nothing about the application.";
    }

    static String again(List<String> classes, int round, int limit) {
        return names(classes) + " failed after an infrastructure fault; running again, each class on a fresh server"
                + " with its DATA_DIR at the seed (retry " + round + " of " + limit + ", " + PARAMETER + ")";
    }

    static String passedAgain(String testClass) {
        return testClass + " was hit by an infrastructure fault and passed when it ran again (" + PARAMETER
                + "). It is not remembered as passed.";
    }

    static String failedAgain(String testClass) {
        return testClass + " was hit by an infrastructure fault, and failed when it ran again, with no fault this time;"
                + " this failure counts.";
    }

    static String hitAgain(String testClass, List<Fault> faults) {
        return testClass + " failed, and was hit by infrastructure faults " + faults.size() + " times: "
                + faults.stream().map(RetryMessages::inShort).collect(Collectors.joining(" "))
                + " See target/smartscraper-e2e/logs/ for what its server printed.";
    }

    static String limitReached(List<String> classes, int limit) {
        return names(classes) + " failed after an infrastructure fault; "
                + (limit == 0
                        ? PARAMETER + "=1 would run such a class again."
                        : "no more than " + Phrases.count(limit, "retry is", "retries are") + " allowed (" + PARAMETER
                                + ").");
    }

    static String noWorkerLeft(List<String> classes) {
        return names(classes) + " failed after an infrastructure fault and can't run again: no worker is left. "
                + "See the reason above; more restarts are allowed with -De2e.maxRestarts=….";
    }

    /** Maven could not make a second instance of the goal. */
    public static String notRepeated(String reason) {
        return "The test classes that were hit by infrastructure faults could not run again: " + reason + ". Add "
                + PARAMETER + "=0 to switch retries off.";
    }

    static String resultsUnreadable(String reason) {
        return "The results of the test classes could not be read: " + reason;
    }

    /** A fault for the report, with the end of the server's log. */
    static String fault(Fault fault) {
        return ServerMessages.problem(fault.problem());
    }

    /** A fault in one sentence: the worker, how often it had failed already, and why. */
    private static String inShort(Fault fault) {
        String before = fault.restarts() == 0
                ? "never restarted before"
                : "restarted " + Phrases.count(fault.restarts(), "time") + " before";
        return "worker " + fault.worker() + ", " + before + ", " + ServerMessages.inShort(fault.problem());
    }

    private static String names(List<String> classes) {
        return String.join(", ", classes);
    }
}
