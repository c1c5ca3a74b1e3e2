package io.github.smartscraper.e2e.failsafe.facts;

import io.github.smartscraper.e2e.failsafe.archive.ForkSurroundings;
import java.nio.file.Path;
import org.apache.maven.plugin.surefire.AbstractSurefireMojo;
import org.jspecify.annotations.Nullable;

/** Facts about the forks of a goal. */
public final class ForkFacts {

    private ForkFacts() {}

    /** What Surefire starts forks with, and where. */
    public static ForkSurroundings of(AbstractSurefireMojo goal) {
        @Nullable String debug = goal.getDebugForkedProcess();
        return new ForkSurroundings(
                FailsafeFacts.java(goal),
                Path.of(goal.getProject().getBuild().getDirectory(), goal.getTempDir()),
                Path.of(goal.getLocalRepositoryPath()).toAbsolutePath().normalize(),
                debug == null || debug.isBlank() || debug.equals("false"));
    }
}
