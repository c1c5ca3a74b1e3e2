package io.github.smartscraper.e2e.results.interchange;

import io.github.smartscraper.e2e.results.timeline.MethodOutcome;
import io.github.smartscraper.e2e.results.timeline.MethodResult;
import io.github.smartscraper.e2e.results.timeline.Timeline;
import io.github.smartscraper.e2e.results.timeline.WorkerLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;

/** A run of one worker that has failed once, of which a class has passed at its second try and another one goes on. */
final class SampleTimeline {

    static final String FLAKY = "shop.OrderIT";
    static final String RUNNING = "shop.StockIT";

    private final Path log;
    final Timeline timeline;

    SampleTimeline(Path directory) throws IOException {
        log = Files.createDirectories(directory).resolve("worker-0.log");
        timeline = new Timeline(Clock.systemUTC(), new WorkerLogs(directory, id -> log));
    }

    SampleTimeline happen() throws IOException {
        timeline.maskWith(text -> text.replace("secret", "****"));
        timeline.milestone("tests begin");
        timeline.started(0, 900);
        timeline.state(0, "READY", "");
        timeline.fork(0, 3);
        run(FLAKY, MethodOutcome.FAILED);
        timeline.state(0, Timeline.DEAD, "the secret is out");
        timeline.state(0, "RESTARTING", "");
        timeline.state(0, "READY", "");
        timeline.round(2);
        run(FLAKY, MethodOutcome.PASSED);
        timeline.used(0, 7, 120, 3_000_000);
        timeline.classWaits(0);
        timeline.classBegan(0, RUNNING);
        return this;
    }

    private void run(String testClass, MethodOutcome outcome) throws IOException {
        timeline.classWaits(0);
        timeline.classBegan(0, testClass);
        Files.writeString(log, "GET /orders 200\n");
        timeline.method(
                0,
                new MethodResult(
                        new MethodResult.Names("places", Optional.of("places an order"), testClass + "$Nested"),
                        outcome,
                        timeline.round(),
                        timeline.now(),
                        12,
                        outcome == MethodOutcome.PASSED
                                ? Optional.empty()
                                : Optional.of(new MethodResult.Failure(
                                        Optional.of("expected: 1"),
                                        Optional.of("java.lang.AssertionError"),
                                        Optional.of("java.lang.AssertionError: expected: 1"),
                                        OptionalInt.of(31))),
                        timeline.logSince(0, 0)));
        timeline.classEnded(0, testClass, outcome != MethodOutcome.PASSED, Optional.of(log.resolveSibling("data")));
    }
}
