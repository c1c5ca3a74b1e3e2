package io.github.smartscraper.e2e.failsafe.bridge;

import io.github.smartscraper.e2e.failsafe.fork.ForkContract;
import java.util.Map;

/**
 * System properties that have the test classes of a fork take turns on its worker: a reset for the one would take the other's
 * data away. Methods of one class may run side by side.
 */
final class ClassTurns {

    /** What switches the concurrency of classes off in each engine, however the project has set it in its files. */
    private static final Map<String, String> PROPERTIES = Map.of(
            ForkContract.TURNS,
            "true",
            "junit.jupiter.execution.parallel.mode.classes.default",
            "same_thread",
            "junit.vintage.execution.parallel.classes",
            "false");

    private ClassTurns() {}

    /** Those properties, or none where nothing is reset. */
    static Map<String, String> properties(boolean isReset) {
        return isReset ? PROPERTIES : Map.of();
    }
}
