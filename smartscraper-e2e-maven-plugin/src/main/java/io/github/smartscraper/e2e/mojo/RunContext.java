package io.github.smartscraper.e2e.mojo;

import io.github.smartscraper.e2e.run.RunMessages;
import io.github.smartscraper.e2e.run.RunOrchestrator;
import io.github.smartscraper.e2e.run.prewarm.Prewarming;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Meeting point of the goals of one execution: Maven keeps a map for each plugin and project for as long as a build runs,
 * and the run that goal start has begun stands in it.
 */
final class RunContext {

    private static final String PREFIX = "smartscraper-e2e.";

    private final Map<Object, Object> context;
    private final String key;
    private final String prewarmedKey;

    @SuppressWarnings("unchecked")
    RunContext(Map<?, ?> pluginContext, String execution) {
        this.context = (Map<Object, Object>) pluginContext;
        this.key = PREFIX + "run:" + execution;
        this.prewarmedKey = PREFIX + "prewarmed:" + execution;
    }

    /** Goal start has begun a run. */
    void begin(RunOrchestrator run) {
        context.put(key, Optional.of(run));
    }

    /** Goal start was told to skip everything. */
    void skip() {
        context.put(key, Optional.empty());
    }

    /** Whether goal start has been there. */
    boolean isStarted() {
        return context.containsKey(key);
    }

    /**
     * The run that goal start has begun; empty if all is skipped.
     *
     * @param goal which asks
     * @throws MojoFailureException if goal start has not been there
     */
    Optional<RunOrchestrator> require(String goal) throws MojoFailureException {
        if (context.get(key) instanceof Optional<?> run) {
            return run.map(RunOrchestrator.class::cast);
        }
        throw new MojoFailureException(RunMessages.notStarted(goal));
    }

    /** Goal prewarm has begun to start servers. */
    void prewarm(Prewarming prewarming) {
        context.put(prewarmedKey, prewarming);
    }

    /** What goal prewarm has begun, for the one who asks first. */
    Optional<Prewarming> prewarmed() {
        return Optional.ofNullable((Prewarming) context.remove(prewarmedKey));
    }

    /** Whether this execution is the first of this build and project that has asked. */
    boolean isFirstExecution() {
        return key.equals(context.computeIfAbsent(PREFIX + "first", any -> key));
    }

    /** Whether this is the first time in this build and project that the question is asked. */
    boolean isFirst(String step) {
        return context.put(PREFIX + step, true) == null;
    }
}
