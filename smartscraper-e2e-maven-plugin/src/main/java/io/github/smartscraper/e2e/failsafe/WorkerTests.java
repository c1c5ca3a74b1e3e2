package io.github.smartscraper.e2e.failsafe;

import io.github.smartscraper.e2e.failsafe.bridge.ForkBridge;
import io.github.smartscraper.e2e.failsafe.bridge.ForkSettings;
import io.github.smartscraper.e2e.failsafe.bridge.TestTally;
import io.github.smartscraper.e2e.failsafe.facts.ForkFacts;
import io.github.smartscraper.e2e.results.TestTotals;
import io.github.smartscraper.e2e.results.Witness;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.surefire.api.suite.RunResult;
import org.apache.maven.surefire.extensions.ForkNodeFactory;
import org.jspecify.annotations.Nullable;

/** Failsafe's run of the tests, with one worker for each fork. */
public abstract class WorkerTests extends FailsafeGoal {

    /** Failsafe's default, which stands for no order in particular. */
    private static final String NO_ORDER = "filesystem";

    private @Nullable ForkBridge bridge;
    private @Nullable Map<String, String> environment;
    private @Nullable RunOrderFile runOrder;
    private @Nullable TestTally tally;
    private @Nullable RunResult held;
    private boolean broken;

    /**
     * Runs the tests in forks that each have a worker of this run, the classes in this order unless the user has one. The
     * result is held back until it is published.
     */
    protected final void runTests(ForkSettings settings, List<String> order)
            throws MojoExecutionException, MojoFailureException {
        TestTally counted = new TestTally(getRerunFailingTestsCount());
        tally = counted;
        try (ForkBridge opened = new ForkBridge(settings, counted, ForkFacts.of(this))) {
            bridge = opened;
            if (opened.isFollowed()) {
                FailureList.leaveOut(this);
            }
            if (NO_ORDER.equals(super.getRunOrder())) {
                runInOrder(settings, order);
            } else {
                super.execute();
            }
        } catch (IOException e) {
            throw new MojoExecutionException(FailsafeMessages.forksNotPrepared(e), e);
        } finally {
            bridge = null;
            environment = null;
        }
    }

    /** What Surefire has seen of the run. */
    protected final Witness witnessOfRun() {
        if (tally == null) {
            return Witness.OF_NO_END;
        }
        RunResult result = held == null ? RunResult.noTestsRun() : held;
        boolean forkFailed = broken || result.isTimeout() || result.getFailure() != null;
        boolean testsFailed = !result.isErrorFree() || result.getFlakes() > 0;
        return new Witness(
                tally.seen(),
                tally.failed(),
                !forkFailed && result.isErrorFree(),
                forkFailed,
                getSkipAfterFailureCount() > 0 && testsFailed);
    }

    /** Lets goal verify know the result, without that of classes which have run again since; returns what it sums up to. */
    protected final TestTotals publishWithout(Collection<String> superseded) throws MojoExecutionException {
        if (held == null || tally == null) {
            return TestTotals.NONE;
        }
        RunResult left = superseded.isEmpty() ? held : tally.without(held, superseded);
        super.handleSummary(left, null);
        return new TestTotals(left.getCompletedCount(), left.getFailures(), left.getErrors(), left.getSkipped());
    }

    @Override
    protected final void handleSummary(RunResult summary, @Nullable Exception firstForkException)
            throws MojoExecutionException {
        if (bridge == null) {
            super.handleSummary(summary, firstForkException);
        } else {
            held = summary;
            broken = firstForkException != null;
        }
    }

    private void runInOrder(ForkSettings settings, List<String> order)
            throws IOException, MojoExecutionException, MojoFailureException {
        RunOrderFile file =
                new RunOrderFile(getBasedir().toPath(), settings.files().session());
        settings.files().watch().watch(file.path());
        try {
            file.write(order);
        } catch (IOException e) {
            // Sources may well be read-only where only the build directory is not.
            getLog().info(FailsafeMessages.orderNotWritten(file.path(), e));
            super.execute();
            return;
        }
        runOrder = file;
        try {
            super.execute();
        } finally {
            runOrder = null;
            file.delete();
        }
    }

    /** Surefire would take a second execution of the same configuration for the first, and skip it. */
    @Override
    protected final boolean hasExecutedBefore() {
        return false;
    }

    @Override
    public final String getRunOrder() {
        return runOrder == null ? super.getRunOrder() : runOrder.runOrder(super.getRunOrder());
    }

    @Override
    public final @Nullable String getRunOrderStatisticsFileChecksum() {
        return runOrder == null ? super.getRunOrderStatisticsFileChecksum() : runOrder.handOver();
    }

    /** A run that is followed has lines and sums of its own. */
    @Override
    public final boolean isPrintSummary() {
        return super.isPrintSummary() && (bridge == null || !bridge.isFollowed());
    }

    @Override
    protected final int getEffectiveForkCount() {
        return bridge == null ? super.getEffectiveForkCount() : bridge.forkCount();
    }

    @Override
    public final String getArgLine() {
        return bridge == null ? super.getArgLine() : bridge.argLine(super.getArgLine());
    }

    @Override
    public final Map<String, String> getEnvironmentVariables() {
        if (bridge == null) {
            return super.getEnvironmentVariables();
        }
        if (environment == null) {
            environment = bridge.environment(super.getEnvironmentVariables());
        }
        // Surefire adds to it what it finds out, so there must be one.
        return environment;
    }

    @Override
    public final String[] getAdditionalClasspathElements() {
        String[] own = super.getAdditionalClasspathElements();
        return bridge == null ? own : bridge.classPath(own == null ? List.of() : Arrays.asList(own));
    }

    @Override
    protected final @Nullable ForkNodeFactory getForkNode() {
        // Surefire counts from the launch of a fork how long it takes, and the start of a server is no part of that.
        boolean early = getForkedProcessTimeoutInSeconds() == 0;
        return bridge == null ? super.getForkNode() : bridge.forkNode(super.getForkNode(), early);
    }
}
