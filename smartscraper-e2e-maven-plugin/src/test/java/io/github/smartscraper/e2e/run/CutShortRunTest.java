package io.github.smartscraper.e2e.run;

import static io.github.smartscraper.e2e.PatientWait.await;
import static io.github.smartscraper.e2e.run.SampleRun.processes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.worker.server.Background;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests what {@link WorkerSession} leaves when the build ends early. */
@DisplayName("A run that is cut short leaves nothing:")
@Timeout(180)
final class CutShortRunTest {

    @RegisterExtension
    private final SampleRun sample = new SampleRun();

    @Test
    @DisplayName("while tests run")
    void whileTestsRun() throws Exception {
        // given
        SampleSession run = sample.of("AIT");
        run.start();

        // when
        sample.guard().fire();
        run.stop();

        // then
        sample.assertNothingIsLeft(run);
        assertThat(sample.console().lines())
                .filteredOn(line -> line.startsWith("Stopped"))
                .hasSize(1);
    }

    @Test
    @DisplayName("while servers start")
    void whileServersStart() throws Exception {
        // given
        sample.serve(NodeServer.GATED);
        SampleSession run = sample.of("AIT");
        FutureTask<Void> start = startInBackground(run);
        await().until(() -> !processes(run).isEmpty());

        // when
        sample.guard().fire();

        // then
        assertThatThrownBy(() -> start.get(40, TimeUnit.SECONDS)).hasCauseInstanceOf(InfrastructureException.class);
        sample.assertNothingIsLeft(run);
        assertThat(sample.console().lines())
                .noneSatisfy(line -> assertThat(line).startsWith("WARNING"));
    }

    @Test
    @DisplayName("while packages are installed")
    void whileInstalling() throws Exception {
        // given
        sample.requirePackages("#!/bin/sh\nsleep 600\n");
        SampleSession run = sample.of("AIT");
        FutureTask<Void> start = startInBackground(run);
        await().until(() -> !processes(run).isEmpty());

        // when
        sample.guard().fire();

        // then
        assertThat(processes(run)).isEmpty();
        assertThatThrownBy(() -> start.get(40, TimeUnit.SECONDS)).hasCauseInstanceOf(InfrastructureException.class);
        sample.assertNothingIsLeft(run);
    }

    @Test
    @DisplayName("after packages were installed, and before servers are started")
    void beforePlanning() throws Exception {
        // given
        sample.requirePackages("#!/bin/sh\n");
        sample.console().when("npm ci finished", sample.guard()::fire);
        SampleSession run = sample.of("AIT");

        // then
        assertThatThrownBy(run::start)
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("interrupted");
        sample.assertNothingIsLeft(run);
    }

    @Test
    @DisplayName("while the start of the workers hangs, which nobody waits for")
    void whileTheStartHangs() throws Exception {
        // given
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        sample.console().when("Starting 1 worker", () -> {
            hanging.countDown();
            awaitUninterruptibly(mayGoOn);
        });
        SampleSession run = sample.of("AIT");
        FutureTask<Void> start = startInBackground(run);
        hanging.await();

        // when
        sample.guard().fire();

        // then
        sample.assertNothingIsLeft(run);
        mayGoOn.countDown();
        assertThatThrownBy(() -> start.get(40, TimeUnit.SECONDS))
                .hasCauseInstanceOf(InfrastructureException.class)
                .hasMessageContaining("interrupted");
        sample.assertNothingIsLeft(run);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FutureTask<Void> startInBackground(SampleSession run) {
        return Background.start(() -> {
            run.start();
            return null;
        });
    }
}
