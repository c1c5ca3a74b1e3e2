package io.github.smartscraper.e2e.failsafe.bridge;

import io.github.smartscraper.e2e.results.TestTotals;
import io.github.smartscraper.e2e.results.Witness;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Goal that runs test classes in forks: what a run asks of it. */
public interface ForkRunner {

    /**
     * Runs the test classes of a round, and holds their result back.
     *
     * @param test what to hand to Failsafe as {@code it.test}; empty where its own patterns do
     */
    void run(ForkSettings settings, List<String> classes, Optional<String> test)
            throws MojoExecutionException, MojoFailureException;

    /** What Surefire has seen of the round. */
    Witness witness();

    /** Has a fresh instance of the goal run the next round. */
    void runNextRound() throws MojoExecutionException, MojoFailureException;

    /** Publishes the result, without that of the classes which have run again since, and returns its totals. */
    TestTotals publish(Set<String> superseded) throws MojoExecutionException;

    /** Has Failsafe say in its own words that there are no tests. */
    void runWithoutWorkers() throws MojoExecutionException, MojoFailureException;

    /** The value of {@code it.test} as the user has typed it. */
    Optional<String> typedTest();

    /** Whether forks get JVM options for a short life. */
    boolean quickStart();
}
