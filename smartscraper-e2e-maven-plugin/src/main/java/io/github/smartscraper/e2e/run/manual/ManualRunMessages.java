package io.github.smartscraper.e2e.run.manual;

import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.nio.file.Path;
import java.util.List;

/** Sentences about workers that run without tests of Maven. */
public final class ManualRunMessages {

    private ManualRunMessages() {}

    public static String starting(int workers) {
        return "Starting " + workers + (workers == 1 ? " worker" : " workers") + " for use by hand";
    }

    static List<String> worker(WorkerPlan worker, boolean secret, Path log, List<Path> files) {
        return List.of(
                "Worker " + worker.id() + " is yours:",
                "    URL        " + worker.baseUrl(),
                "    DATA_DIR   " + worker.dataDirectory().path(),
                "    API_TOKEN  " + (secret ? "**** (in the files below)" : worker.token()),
                "    log        " + log,
                "    for tests  " + files.get(0),
                "               " + files.get(1));
    }

    static String ready(int workers) {
        return (workers == 1 ? "The worker runs" : workers + " workers run") + " until you press Ctrl-C.";
    }

    static String running(long pid, Path directory) {
        return "Goal run is already running in this project (Maven process " + pid + ", files in " + directory
                + "). Use its workers, or end it with Ctrl-C first.";
    }

    static String gone(String last) {
        return "No worker is left. " + last;
    }

    static String notHandedOver(String reason) {
        return "The files with the addresses of the workers could not be written: " + reason;
    }
}
