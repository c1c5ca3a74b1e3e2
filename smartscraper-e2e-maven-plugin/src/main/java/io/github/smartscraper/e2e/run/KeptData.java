package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.isolation.KeepMode;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.worker.WorkerEvents;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** Copies of the DATA_DIRs of test classes that are to be looked at afterwards. */
final class KeptData implements WorkerEvents {

    private final KeepMode mode;
    private final Path directory;
    private final Console console;
    private final BiConsumer<String, Path> kept;

    /**
     * Copies, of which there are none yet.
     *
     * @param mode which test classes leave one
     * @param directory has one for each class, under its name
     * @param kept told of each test class and its copy
     */
    KeptData(KeepMode mode, Path directory, Console console, BiConsumer<String, Path> kept) {
        this.mode = mode;
        this.directory = directory;
        this.console = console;
        this.kept = kept;
    }

    @Override
    public void classEnded(WorkerPlan worker, String testClass, boolean failed) {
        if (mode == KeepMode.ALWAYS || (mode == KeepMode.ON_FAILURE && failed)) {
            Path target = directory.resolve(testClass);
            try {
                worker.dataDirectory().copyTo(target);
                kept.accept(testClass, target);
                console.info(RunMessages.dataKept(testClass, target));
            } catch (IOException e) {
                console.warn(RunMessages.dataNotKept(testClass, FailureReason.of(e)));
            }
        }
    }
}
