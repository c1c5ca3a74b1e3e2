package io.github.smartscraper.e2e.mojo;

import io.github.smartscraper.e2e.run.RunOrchestrator;
import io.github.smartscraper.e2e.selection.Selection;
import java.util.Map;
import java.util.Optional;

/** Where the goals of one execution meet: Maven keeps a map for each plugin and project for as long as a build runs. */
final class RunContext {

    private static final String PREFIX = "smartscraper-e2e.";

    private final Map<Object, Object> context;
    private final String runKey;
    private final String selectionKey;

    @SuppressWarnings("unchecked")
    RunContext(Map<?, ?> pluginContext, String execution) {
        this.context = (Map<Object, Object>) pluginContext;
        this.runKey = PREFIX + "run:" + execution;
        this.selectionKey = PREFIX + "selection:" + execution;
    }

    /** Goal start has decided what is to be run. */
    void select(Selection selection) {
        context.put(selectionKey, selection);
    }

    /** Goal start is about to start workers. */
    void begin(RunOrchestrator run) {
        context.put(runKey, run);
    }

    /** What is to be run; empty if goal start has not been there. */
    Optional<Selection> selection() {
        return Optional.ofNullable((Selection) context.get(selectionKey));
    }

    /** The run, if there is something to run. */
    Optional<RunOrchestrator> run() {
        return Optional.ofNullable((RunOrchestrator) context.get(runKey));
    }

    /** Whether this is the first time in this build and project that the question is asked. */
    boolean isFirst(String step) {
        return context.put(PREFIX + step, true) == null;
    }
}
