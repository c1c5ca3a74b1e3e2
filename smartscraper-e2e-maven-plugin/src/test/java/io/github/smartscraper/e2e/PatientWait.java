package io.github.smartscraper.e2e;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Wait with the time that things take on a busy machine; only what never comes takes it all. */
public final class PatientWait {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final Duration POLL = Duration.ofMillis(10);

    private PatientWait() {}

    /** Awaitility's wait, with a longer limit, that looks at once and then often. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(POLL);
    }
}
