package io.github.smartscraper.e2e.failsafe;

import java.io.IOException;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.surefire.extensions.ForkNodeFactory;
import org.jspecify.annotations.Nullable;

/** Failsafe's run of the tests, with one worker for each fork. */
public abstract class WorkerTests extends FailsafeGoal {

    private @Nullable ForkBridge bridge;

    /** Runs the tests in forks that each have a worker of this run. */
    protected final void runTests(ForkSettings settings) throws MojoExecutionException, MojoFailureException {
        try (ForkBridge opened = new ForkBridge(settings)) {
            bridge = opened;
            super.execute();
        } catch (IOException e) {
            throw new MojoExecutionException("The forks could not be prepared: " + e.getMessage(), e);
        } finally {
            bridge = null;
        }
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
        return bridge == null ? super.getEnvironmentVariables() : bridge.environment(super.getEnvironmentVariables());
    }

    @Override
    public final String[] getAdditionalClasspathElements() {
        return bridge == null
                ? super.getAdditionalClasspathElements()
                : bridge.classPath(super.getAdditionalClasspathElements());
    }

    @Override
    protected final @Nullable ForkNodeFactory getForkNode() {
        return bridge == null ? super.getForkNode() : bridge.forkNode(super.getForkNode());
    }
}
