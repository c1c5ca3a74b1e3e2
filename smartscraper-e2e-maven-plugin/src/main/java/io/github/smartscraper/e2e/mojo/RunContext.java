package io.github.smartscraper.e2e.mojo;

import io.github.smartscraper.e2e.run.WorkerSession;
import io.github.smartscraper.e2e.selection.Selection;
import java.util.Map;
import java.util.Optional;

/** Where the goals of one execution meet: Maven keeps a map for each plugin and project for as long as a build runs. */
final class RunContext {

    private static final String PREFIX = "smartscraper-e2e.";

    private final Map<Object, Object> context;
    private final String startedKey;
    private final String selectionKey;
    private final String runKey;

    @SuppressWarnings("unchecked")
    RunContext(Map<?, ?> pluginContext, String execution) {
        this.context = (Map<Object, Object>) pluginContext;
        this.startedKey = PREFIX + "started:" + execution;
        this.selectionKey = PREFIX + "selection:" + execution;
        this.runKey = PREFIX + "run:" + execution;
    }

    /** Goal start has been there. */
    void started() {
        context.put(startedKey, true);
    }

    /** Whether goal start has been there. */
    boolean isStarted() {
        return context.containsKey(startedKey);
    }

    /** Goal start has decided what is to be run. */
    void select(Selection selection) {
        context.put(selectionKey, selection);
    }

    /** What is to be run; empty if all is skipped. */
    Optional<Selection> selection() {
        return Optional.ofNullable((Selection) context.get(selectionKey));
    }

    /** Goal start is about to start workers. */
    void begin(WorkerSession run) {
        context.put(runKey, run);
    }

    /** The run, if there is something to run. */
    Optional<WorkerSession> run() {
        return Optional.ofNullable((WorkerSession) context.get(runKey));
    }

    /** Whether this is the first time in this build and project that the question is asked. */
    boolean isFirst(String step) {
        return context.put(PREFIX + step, true) == null;
    }
}
