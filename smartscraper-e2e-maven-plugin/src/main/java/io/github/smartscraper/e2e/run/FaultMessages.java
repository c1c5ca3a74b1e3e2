package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.worker.Fault;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.util.List;
import java.util.stream.Collectors;

/** Sentences about test classes whose servers failed under them. */
public final class FaultMessages {

    private static final String PARAMETER = "-De2e.retryInfrastructure";

    private FaultMessages() {}

    static String hit(String testClass, Fault fault) {
        return testClass + " was hit by an infrastructure fault while it ran: " + inShort(fault)
                + " Its result says nothing about the application.";
    }

    /** Classes are about to run again. */
    static String again(List<String> classes, int attempt, int limit) {
        return names(classes) + " failed after an infrastructure fault; running again, each class on a fresh server"
                + " with its DATA_DIR at the seed (retry " + attempt + " of " + limit + ", " + PARAMETER + ")";
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
                + faults.stream().map(FaultMessages::inShort).collect(Collectors.joining(" "))
                + " See target/smartscraper-e2e/logs/ for what its server printed.";
    }

    static String limitReached(List<String> classes, int limit) {
        return names(classes) + " failed after an infrastructure fault; "
                + (limit == 0
                        ? PARAMETER + "=1 would run such a class again."
                        : "no more than " + times(limit, "retry is", "retries are") + " allowed (" + PARAMETER + ").");
    }

    static String noWorkerLeft(List<String> classes) {
        return names(classes) + " failed after an infrastructure fault and can't run again: no worker is left. "
                + "Why stands above; more restarts are allowed with -De2e.maxRestarts=….";
    }

    /** Maven could not make a second instance of the goal. */
    public static String notRepeated(String reason) {
        return "The test classes that were hit by infrastructure faults could not run again: " + reason + ". Add "
                + PARAMETER + "=0 to do without.";
    }

    static String resultsUnreadable(String reason) {
        return "The results of the test classes could not be read: " + reason;
    }

    /** What befell a worker, with the end of its server's log. */
    static String befell(Fault fault) {
        return Messages.problem(fault.problem());
    }

    /** A server that others can reach as well. */
    static String exposed(WorkerPlan worker, String address) {
        return "The server of worker " + worker.id() + " listens on all interfaces of this machine (" + address + ':'
                + worker.port()
                + ") although it was started with HOST=127.0.0.1, so others on the network can reach it. "
                + "Let it listen on the address in HOST, or, if you want it so, set <HOST>0.0.0.0</HOST> in <environment>.";
    }

    /** Which worker, how often it had failed already, and why; without the log, which stands elsewhere. */
    private static String inShort(Fault fault) {
        String before = fault.restarts() == 0
                ? "never restarted before"
                : "restarted " + times(fault.restarts(), "time") + " before";
        String why = befell(fault).lines().findFirst().orElse("").replaceFirst(" Last lines of .*:$", "");
        return "worker " + fault.worker() + ", " + before + ", " + why;
    }

    private static String names(List<String> classes) {
        return String.join(", ", classes);
    }

    private static String times(int number, String noun) {
        return times(number, noun, noun + "s");
    }

    private static String times(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
