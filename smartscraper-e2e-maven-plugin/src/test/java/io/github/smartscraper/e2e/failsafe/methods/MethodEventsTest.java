package io.github.smartscraper.e2e.failsafe.methods;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.results.timeline.MethodOutcome;
import io.github.smartscraper.e2e.results.timeline.MethodResult;
import io.github.smartscraper.e2e.results.timeline.Timeline;
import io.github.smartscraper.e2e.results.timeline.WorkerLogs;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.surefire.api.event.Event;
import org.apache.maven.surefire.api.event.TestErrorEvent;
import org.apache.maven.surefire.api.event.TestSkippedEvent;
import org.apache.maven.surefire.api.event.TestStartingEvent;
import org.apache.maven.surefire.api.event.TestSucceededEvent;
import org.apache.maven.surefire.api.report.RunMode;
import org.apache.maven.surefire.api.report.SafeThrowable;
import org.apache.maven.surefire.api.report.SimpleReportEntry;
import org.apache.maven.surefire.api.report.StackTraceWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link MethodEvents}. */
@DisplayName("Events of test methods")
final class MethodEventsTest {

    private static final String OUTER = MethodEventsTest.class.getName();

    @TempDir
    private Path directory;

    private final List<Event> handedOn = new ArrayList<>();
    private Timeline timeline;
    private MethodEvents events;
    private Path log;

    @BeforeEach
    void open() {
        log = directory.resolve("worker-2.log");
        timeline = new Timeline(Clock.systemUTC(), new WorkerLogs(directory, id -> log));
        timeline.classBegan(2, OUTER);
        events = new MethodEvents(handedOn::add, timeline, 2);
    }

    @Test
    @DisplayName("become results with what the server printed meanwhile, and are handed on")
    void passed() throws Exception {
        // given
        Files.writeString(log, "before\n");

        // when
        events.handleEvent(new TestStartingEvent(entry(OUTER + "$Nested", "finds", "finds it", null)));
        Files.writeString(log, "before\nmeanwhile\n");
        events.handleEvent(new TestSucceededEvent(entry(OUTER + "$Nested", "finds", "finds it", null)));

        // then
        MethodResult result = only();
        assertThat(result.outcome()).isEqualTo(MethodOutcome.PASSED);
        assertThat(result.names().displayName()).contains("finds it");
        assertThat(result.names().testClass()).isEqualTo(OUTER + "$Nested");
        assertThat(result.log()).hasValueSatisfying(slice -> {
            assertThat(slice.from()).isEqualTo(7);
            assertThat(slice.to()).isEqualTo(17);
        });
        assertThat(handedOn).hasSize(2);
    }

    @Test
    @DisplayName("tell of a failure its type, its message and the line of the test class, none of them too long")
    void failed() {
        // given
        Exception failure = new IllegalStateException("x".repeat(100_000));

        // when
        events.handleEvent(new TestErrorEvent(entry(OUTER, "finds", null, failure)));

        // then
        MethodResult.Failure told = only().failure().orElseThrow();
        assertThat(told.type()).contains("java.lang.IllegalStateException");
        assertThat(told.message().orElseThrow()).hasSizeBetween(16_000, 16_400);
        assertThat(told.stack().orElseThrow()).hasSizeBetween(65_000, 65_600);
        assertThat(told.line()).hasValue(failure.getStackTrace()[0].getLineNumber());
    }

    @Test
    @DisplayName("tell why a method was skipped")
    void skipped() {
        // when
        events.handleEvent(new TestSkippedEvent(
                SimpleReportEntry.ignored(RunMode.NORMAL_RUN, 1L, OUTER, null, "finds", null, "not today")));

        // then
        assertThat(only().outcome()).isEqualTo(MethodOutcome.SKIPPED);
        assertThat(only().failure().orElseThrow().message()).contains("not today");
    }

    @Test
    @DisplayName("that are about what stands around the tests go by the name of the class")
    void around() {
        // when
        events.handleEvent(new TestErrorEvent(entry(OUTER, null, null, new IllegalStateException("no"))));

        // then
        assertThat(only().names().name()).isEqualTo("MethodEventsTest");
    }

    @Test
    @DisplayName("of a nested class are told from those of the class around it, to which Surefire counts them")
    void nested() {
        // when
        events.handleEvent(new TestSucceededEvent(new SimpleReportEntry(
                RunMode.NORMAL_RUN, 1L, OUTER, null, OUTER + "$Inside", "finds", null, null, 3, null, Map.of())));

        // then
        assertThat(only().names().testClass()).isEqualTo(OUTER + "$Inside");
    }

    private MethodResult only() {
        List<MethodResult> all = timeline.snapshot(false).methodsOf(OUTER);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static SimpleReportEntry entry(
            String type, @Nullable String name, @Nullable String text, @Nullable Throwable failure) {
        return failure == null
                ? new SimpleReportEntry(RunMode.NORMAL_RUN, 1L, type, null, name, text)
                : SimpleReportEntry.withException(RunMode.NORMAL_RUN, 1L, type, null, name, text, new Trace(failure));
    }

    /** Stack trace as a fork sends it. */
    private record Trace(Throwable failure) implements StackTraceWriter {

        @Override
        public String writeTraceToString() {
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text));
            return text.toString();
        }

        @Override
        public String writeTrimmedTraceToString() {
            return writeTraceToString();
        }

        @Override
        public String smartTrimmedStackTrace() {
            return "";
        }

        @Override
        public SafeThrowable getThrowable() {
            return new SafeThrowable(failure);
        }
    }
}
