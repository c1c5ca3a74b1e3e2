package io.github.smartscraper.e2e.doctor;

import io.github.smartscraper.e2e.doctor.check.Check;
import io.github.smartscraper.e2e.doctor.check.Finding;
import io.github.smartscraper.e2e.doctor.check.State;
import io.github.smartscraper.e2e.doctor.check.Topic;
import io.github.smartscraper.e2e.process.reaper.ReaperTools;

/**
 * Check that there is what it takes to clean up after a Maven that is killed.
 *
 * @param tools of this system
 */
record ReaperCheck(ReaperTools tools) implements Check {

    @Override
    public Topic topic() {
        return Topic.REAPER;
    }

    @Override
    public Finding look() {
        if (tools.areOfAnotherKind()) {
            return Finding.of(topic(), State.UNNEEDED, "");
        }
        String missing = String.join(", ", tools.missing());
        return Finding.of(topic(), missing.isEmpty() ? State.FINE : State.MISSING, missing);
    }
}
