package io.github.smartscraper.e2e.failsafe.bridge;

import io.github.smartscraper.e2e.failsafe.idle.ClassQueue;
import io.github.smartscraper.e2e.failsafe.idle.FinalCommands;
import io.github.smartscraper.e2e.failsafe.masking.MaskingEventHandler;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.maven.surefire.api.event.Event;
import org.apache.maven.surefire.api.fork.ForkNodeArguments;
import org.apache.maven.surefire.extensions.CommandReader;
import org.apache.maven.surefire.extensions.EventHandler;
import org.apache.maven.surefire.extensions.ForkChannel;
import org.apache.maven.surefire.extensions.util.CountdownCloseable;

/** A fork's channel as Surefire made it, which gives the fork's worker back when it is closed. */
final class WorkerForkChannel extends ForkChannel {

    /** How Surefire begins the connection string of a channel that uses the standard streams of the fork. */
    private static final String PIPE = "pipe://";

    private final ForkChannel wrapped;
    private final ForkLife life;
    private final TestTally tally;
    private final Function<EventHandler<Event>, MaskingEventHandler> masking;
    private final ClassQueue queue;
    private final AtomicBoolean closed = new AtomicBoolean();

    WorkerForkChannel(
            ForkNodeArguments arguments,
            ForkChannel wrapped,
            ForkLife life,
            TestTally tally,
            Function<EventHandler<Event>, MaskingEventHandler> masking,
            ClassQueue queue) {
        super(arguments);
        this.wrapped = wrapped;
        this.life = life;
        this.tally = tally;
        this.masking = masking;
        this.queue = queue;
    }

    @Override
    public void tryConnectToClient() throws IOException, InterruptedException {
        // Surefire has made the command line by now, and will start it next.
        life.starting();
        wrapped.tryConnectToClient();
    }

    @Override
    public String getForkNodeConnectionString() {
        return wrapped.getForkNodeConnectionString();
    }

    @Override
    public int getCountdownCloseablePermits() {
        return wrapped.getCountdownCloseablePermits();
    }

    @Override
    public void bindCommandReader(CommandReader commands, WritableByteChannel stdIn)
            throws IOException, InterruptedException {
        CommandReader watched = queue.watch(commands);
        // Over TCP, the end of commands would be the end of events as well.
        boolean isPipe = wrapped.getForkNodeConnectionString().startsWith(PIPE);
        wrapped.bindCommandReader(isPipe ? new FinalCommands(watched) : watched, stdIn);
    }

    @Override
    public void bindEventHandler(
            EventHandler<Event> eventHandler, CountdownCloseable countdownCloseable, ReadableByteChannel stdOut)
            throws IOException, InterruptedException {
        MaskingEventHandler masked = masking.apply(eventHandler);
        EventHandler<Event> counting = event -> {
            // By their own names: masked, two tests may have the same.
            tally.add(event);
            masked.handleEvent(event);
        };
        wrapped.bindEventHandler(counting, countdownCloseable, new EndingChannel(stdOut, masked::end));
    }

    @Override
    public void disable() {
        wrapped.disable();
    }

    @Override
    public void close() throws IOException {
        try {
            wrapped.close();
        } finally {
            if (closed.compareAndSet(false, true)) {
                life.ended();
            }
        }
    }
}
