package io.github.smartscraper.e2e.failsafe.bridge;

import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.failsafe.masking.MaskedForkLog;
import io.github.smartscraper.e2e.failsafe.methods.MethodEvents;
import io.github.smartscraper.e2e.results.timeline.Timeline;
import io.github.smartscraper.e2e.secrets.SecretMask;
import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.server.ServerMessages;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.io.IOException;
import org.apache.maven.surefire.api.fork.ForkNodeArguments;
import org.apache.maven.surefire.extensions.ForkChannel;
import org.apache.maven.surefire.extensions.ForkNodeFactory;

/**
 * Factory of fork channels, which leases a worker for each. Surefire makes a fork's channel just before it builds that
 * fork's command line, which is the one moment when the number of the fork is known and its arguments are not yet read.
 */
final class WorkerForkNodeFactory implements ForkNodeFactory {

    private final ForkNodeFactory wrapped;
    private final WorkerPool pool;
    private final ForkControl control;
    private final ForkArguments arguments;
    private final SecretMask mask;
    private final TestTally tally;
    private final Timeline timeline;

    WorkerForkNodeFactory(
            ForkNodeFactory wrapped,
            WorkerPool pool,
            ForkControl control,
            ForkArguments arguments,
            SecretMask mask,
            TestTally tally,
            Timeline timeline) {
        this.wrapped = wrapped;
        this.pool = pool;
        this.control = control;
        this.arguments = arguments;
        this.mask = mask;
        this.tally = tally;
        this.timeline = timeline;
    }

    @Override
    public ForkChannel createForkChannel(ForkNodeArguments fork) throws IOException {
        WorkerPlan worker = lease();
        boolean handedOver = false;
        try {
            timeline.fork(worker.id(), fork.getForkChannelId());
            arguments.write(fork.getForkChannelId(), worker, control.port());
            ForkNodeArguments masked = MaskedForkLog.of(fork, mask);
            ForkChannel channel = new WorkerForkChannel(
                    masked,
                    wrapped.createForkChannel(masked),
                    () -> pool.release(worker.id()),
                    mask,
                    tally,
                    handler -> new MethodEvents(handler, timeline, worker.id()));
            handedOver = true;
            return channel;
        } finally {
            if (!handedOver) {
                pool.release(worker.id());
            }
        }
    }

    private WorkerPlan lease() throws IOException {
        try {
            return pool.lease();
        } catch (WorkerException e) {
            throw new IOException(mask.apply(ServerMessages.worker(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(Phrases.interrupted(), e);
        }
    }
}
