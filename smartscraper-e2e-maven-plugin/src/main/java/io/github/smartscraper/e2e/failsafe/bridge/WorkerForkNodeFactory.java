package io.github.smartscraper.e2e.failsafe.bridge;

import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.failsafe.archive.ForkStartOptions;
import io.github.smartscraper.e2e.failsafe.idle.ClassQueue;
import io.github.smartscraper.e2e.failsafe.idle.IdleForkChannel;
import io.github.smartscraper.e2e.failsafe.masking.MaskedForkLog;
import io.github.smartscraper.e2e.failsafe.methods.MethodEvents;
import io.github.smartscraper.e2e.failsafe.progress.ProgressHandler;
import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.server.ServerMessages;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.maven.surefire.api.event.Event;
import org.apache.maven.surefire.api.fork.ForkNodeArguments;
import org.apache.maven.surefire.extensions.EventHandler;
import org.apache.maven.surefire.extensions.ForkChannel;
import org.apache.maven.surefire.extensions.ForkNodeFactory;

/**
 * Factory of fork channels, which leases a worker for each. Surefire makes a fork's channel just before it builds that
 * fork's command line, which is the one moment when the number of the fork is known and its arguments are not yet read. As long
 * as it waits here no JVM is launched, and once no test class is left, none that costs anything.
 */
final class WorkerForkNodeFactory implements ForkNodeFactory {

    private final ForkNodeFactory wrapped;
    private final ForkSettings settings;
    private final WorkerPool pool;
    private final ForkControl control;
    private final ForkArguments arguments;
    private final QuickStart starts;
    private final TestTally tally;
    private final ClassQueue queue;

    WorkerForkNodeFactory(
            ForkNodeFactory wrapped,
            ForkSettings settings,
            ForkControl control,
            ForkArguments arguments,
            QuickStart starts,
            TestTally tally,
            ClassQueue queue) {
        this.wrapped = wrapped;
        this.settings = settings;
        this.pool = settings.pool();
        this.control = control;
        this.arguments = arguments;
        this.starts = starts;
        this.tally = tally;
        this.queue = queue;
    }

    @Override
    public ForkChannel createForkChannel(ForkNodeArguments fork) throws IOException {
        Optional<WorkerPlan> leased = lease();
        if (leased.isEmpty()) {
            arguments.writeIdle(fork.getForkChannelId());
            return new IdleForkChannel(fork);
        }
        WorkerPlan worker = leased.get();
        boolean handedOver = false;
        try {
            int number = fork.getForkChannelId();
            settings.listeners().timeline().fork(worker.id(), number);
            arguments.write(number, worker, control.port(), ForkStartOptions.NONE);
            ForkLife life = new LeasedFork(number, worker, control.port(), arguments, starts, this::release);
            ForkNodeArguments masked = MaskedForkLog.of(fork, settings.mask());
            ForkChannel channel = new WorkerForkChannel(
                    masked,
                    wrapped.createForkChannel(masked),
                    life,
                    settings.mask(),
                    tally,
                    handler(worker.id()),
                    queue);
            handedOver = true;
            return channel;
        } finally {
            if (!handedOver) {
                pool.release(worker.id());
            }
        }
    }

    private void release(int worker) {
        settings.listeners().progress().ifPresent(progress -> progress.forkEnded(worker));
        pool.release(worker);
    }

    /** What the events of a fork go through on their way to Surefire. */
    private UnaryOperator<EventHandler<Event>> handler(int worker) {
        ForkSettings.Listeners listeners = settings.listeners();
        return surefire -> {
            EventHandler<Event> recording = new MethodEvents(surefire, listeners.timeline(), worker);
            return listeners
                    .progress()
                    .<EventHandler<Event>>map(progress -> new ProgressHandler(recording, progress, worker))
                    .orElse(recording);
        };
    }

    private Optional<WorkerPlan> lease() throws IOException {
        try {
            return pool.lease(queue::isEmpty);
        } catch (WorkerException e) {
            throw new IOException(settings.mask().apply(ServerMessages.worker(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(Phrases.interrupted(), e);
        }
    }
}
