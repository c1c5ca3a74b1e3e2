package io.github.smartscraper.e2e.failsafe.bridge;

import io.github.smartscraper.e2e.masking.StreamMask;
import io.github.smartscraper.e2e.masking.plain.PlainMask;
import io.github.smartscraper.e2e.process.ProcessLauncher;
import io.github.smartscraper.e2e.progress.RunProgress;
import io.github.smartscraper.e2e.results.timeline.Timeline;
import io.github.smartscraper.e2e.secrets.SecretMask;
import io.github.smartscraper.e2e.worker.WorkerPool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of the forks of one round.
 *
 * @param pool workers, one for each fork
 * @param count how many forks at the most
 * @param files where forks and Maven write
 * @param handedOver what every fork gets besides what names its worker
 * @param quick how forks start faster
 * @param mask keeps secrets out of reports
 * @param listeners told what happens in forks
 */
public record ForkSettings(
        WorkerPool pool,
        int count,
        Files files,
        HandedOver handedOver,
        QuickStarts quick,
        SecretMask mask,
        Listeners listeners) {

    /** Mask of what tests print: Surefire hands on all of it, so colours go here where nobody wants any. */
    StreamMask printedMask() {
        return PlainMask.ifAsked(mask, quick.environment());
    }

    /**
     * Files of the forks.
     *
     * @param directory for argument files and events
     * @param classes for the classes that every fork gets
     * @param session what the run is known by, also in names of files
     * @param watch told of a file that names the session, before it is made
     */
    public record Files(Path directory, Path classes, String session, FileWatch watch) {}

    /**
     * Properties and variables for all forks.
     *
     * @param properties system properties
     * @param environment environment variables that win over those of the POM
     * @param secrets environment variables that those of the POM may replace
     */
    public record HandedOver(
            Map<String, String> properties, Map<String, String> environment, Map<String, String> secrets) {}

    /**
     * Quick starts of the forks.
     *
     * @param wanted whether they are to
     * @param launcher starts what prepares it, for as long as the run may start any process
     * @param environment of the build
     */
    public record QuickStarts(boolean wanted, ProcessLauncher launcher, Map<String, String> environment) {}

    /**
     * Listeners to what happens in forks.
     *
     * @param progress follows the run; without it, Surefire prints what its own reporters do
     * @param timeline told what came of test methods
     */
    public record Listeners(Optional<RunProgress> progress, Timeline timeline) {}

    /** A watch that removes a file when Maven is gone. */
    @FunctionalInterface
    public interface FileWatch {

        /**
         * Tells of a file.
         *
         * @throws IOException if nobody watches any more
         */
        void watch(Path file) throws IOException;
    }
}
