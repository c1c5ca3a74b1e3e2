package io.github.smartscraper.e2e.failsafe.lease;

import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import org.apache.maven.surefire.api.event.Event;
import org.apache.maven.surefire.extensions.EventHandler;
import org.jspecify.annotations.Nullable;

/** Handler of a fork's events for the worker that the fork has: made afresh when that is another one. */
public final class SettledHandler implements EventHandler<Event> {

    private final IntSupplier worker;
    private final IntFunction<EventHandler<Event>> handlers;
    private @Nullable EventHandler<Event> current;
    private int settled;

    /**
     * A handler.
     *
     * @param worker number of the fork's worker at the moment
     * @param handlers makes one for a worker
     */
    public SettledHandler(IntSupplier worker, IntFunction<EventHandler<Event>> handlers) {
        this.worker = worker;
        this.handlers = handlers;
    }

    @Override
    public void handleEvent(Event event) {
        handler().handleEvent(event);
    }

    /** Surefire hands over the events of a fork on one thread, but the first may come from another. */
    private synchronized EventHandler<Event> handler() {
        int now = worker.getAsInt();
        EventHandler<Event> handler = current;
        if (handler == null || settled != now) {
            handler = handlers.apply(now);
            current = handler;
            settled = now;
        }
        return handler;
    }
}
