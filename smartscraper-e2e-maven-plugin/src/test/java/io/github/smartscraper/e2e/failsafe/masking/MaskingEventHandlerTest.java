package io.github.smartscraper.e2e.failsafe.masking;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.masking.plain.PlainMask;
import io.github.smartscraper.e2e.secrets.SampleMask;
import io.github.smartscraper.e2e.secrets.SecretMask;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.surefire.api.event.AbstractStandardStreamEvent;
import org.apache.maven.surefire.api.event.AbstractTestControlEvent;
import org.apache.maven.surefire.api.event.ControlByeEvent;
import org.apache.maven.surefire.api.event.Event;
import org.apache.maven.surefire.api.event.StandardStreamErrEvent;
import org.apache.maven.surefire.api.event.StandardStreamErrWithNewLineEvent;
import org.apache.maven.surefire.api.event.StandardStreamOutEvent;
import org.apache.maven.surefire.api.event.StandardStreamOutWithNewLineEvent;
import org.apache.maven.surefire.api.event.SystemPropertyEvent;
import org.apache.maven.surefire.api.event.TestAssumptionFailureEvent;
import org.apache.maven.surefire.api.event.TestErrorEvent;
import org.apache.maven.surefire.api.event.TestFailedEvent;
import org.apache.maven.surefire.api.event.TestSkippedEvent;
import org.apache.maven.surefire.api.event.TestStartingEvent;
import org.apache.maven.surefire.api.event.TestSucceededEvent;
import org.apache.maven.surefire.api.report.ReportEntry;
import org.apache.maven.surefire.api.report.RunMode;
import org.apache.maven.surefire.api.report.SafeThrowable;
import org.apache.maven.surefire.api.report.SimpleReportEntry;
import org.apache.maven.surefire.api.report.StackTraceWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests {@link MaskingEventHandler}, and with it {@link MaskedReport}. */
@DisplayName("A masking event handler")
final class MaskingEventHandlerTest {

    private static final SecretMask MASK = SampleMask.of("secret");

    private final List<Event> handed = new ArrayList<>();
    private final MaskingEventHandler handler = new MaskingEventHandler(handed::add, MASK, MASK);

    static Stream<Named<BiFunction<String, String, AbstractStandardStreamEvent>>> streams() {
        return Stream.of(
                Named.of("out", (text, stack) -> new StandardStreamOutEvent(RunMode.NORMAL_RUN, 7L, text, stack)),
                Named.of(
                        "out with new line",
                        (text, stack) -> new StandardStreamOutWithNewLineEvent(RunMode.NORMAL_RUN, 7L, text, stack)),
                Named.of("err", (text, stack) -> new StandardStreamErrEvent(RunMode.NORMAL_RUN, 7L, text, stack)),
                Named.of(
                        "err with new line",
                        (text, stack) -> new StandardStreamErrWithNewLineEvent(RunMode.NORMAL_RUN, 7L, text, stack)));
    }

    @Test
    @DisplayName("leaves colours out of what tests print where nobody wants any, even those that come in several parts")
    void withoutColours() {
        // given
        MaskingEventHandler plain = new MaskingEventHandler(handed::add, MASK, new PlainMask(MASK));

        // when
        plain.handleEvent(new StandardStreamOutEvent(RunMode.NORMAL_RUN, 7L, "a sec\u001b[3", null));
        plain.handleEvent(new StandardStreamOutWithNewLineEvent(RunMode.NORMAL_RUN, 7L, "1mret\u001b[0m", null));
        plain.handleEvent(new StandardStreamErrWithNewLineEvent(RunMode.NORMAL_RUN, 7L, "\u001b[2Jerror", null));
        plain.end();

        // then
        assertThat(handed)
                .extracting(event -> ((AbstractStandardStreamEvent) event).getMessage())
                .containsExactly("a ", "****", "error");
    }

    @DisplayName("masks what tests print, and changes nothing else about it")
    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    void masksOutput(BiFunction<String, String, AbstractStandardStreamEvent> stream) {
        // given
        AbstractStandardStreamEvent event = stream.apply("the secret is secret", "at Test");

        // when
        handler.handleEvent(event);

        // then
        assertThat(handed).singleElement().isInstanceOf(event.getClass());
        AbstractStandardStreamEvent masked = (AbstractStandardStreamEvent) handed.get(0);
        assertThat(masked.getMessage()).isEqualTo("the **** is ****");
        assertThat(masked.getStack()).isEqualTo("at Test");
        assertThat(masked.getTestRunId()).isEqualTo(7L);
        assertThat(masked.getRunMode()).isEqualTo(RunMode.NORMAL_RUN);
    }

    @DisplayName("bears output without text, which Surefire makes of a single NUL character")
    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    void bearsNull(BiFunction<String, String, AbstractStandardStreamEvent> stream) {
        // when
        handler.handleEvent(stream.apply(null, null));

        // then
        assertThat(((AbstractStandardStreamEvent) handed.get(0)).getMessage()).isNull();
    }

    private void print(String... parts) {
        for (String part : parts) {
            handler.handleEvent(new StandardStreamOutEvent(RunMode.NORMAL_RUN, 7L, part, "at Test"));
        }
    }

    private String printed() {
        return handed.stream()
                .filter(AbstractStandardStreamEvent.class::isInstance)
                .map(event -> ((AbstractStandardStreamEvent) event).getMessage())
                .collect(Collectors.joining());
    }

    @Test
    @DisplayName("masks a secret that a test prints in several parts")
    void masksParts() {
        print("my se", "cr", "et is here");

        assertThat(printed()).isEqualTo("my **** is here");
    }

    @Test
    @DisplayName(
            "hands on what may be the beginning of a secret before the test ends, and as a whole when the fork does")
    void settles() {
        // given
        Event event = new ControlByeEvent();

        // when
        print("no se");
        handler.handleEvent(event);
        print("cond, but se");
        handler.end();

        // then
        assertThat(printed()).isEqualTo("no second, but se");
        assertThat(handed.indexOf(event)).as("after %s", handed).isEqualTo(handed.size() - 3);
    }

    @Test
    @DisplayName("shows neither half of a secret that two tests have printed, but for its first characters")
    void halves() {
        handler.handleEvent(new StandardStreamOutEvent(RunMode.NORMAL_RUN, 7L, "the secr", null));
        handler.handleEvent(new StandardStreamOutEvent(RunMode.NORMAL_RUN, 8L, "et.", null));

        assertThat(printed()).isEqualTo("the ****.");
    }

    @Test
    @DisplayName("keeps standard output and standard error apart")
    void streamsApart() {
        handler.handleEvent(new StandardStreamOutEvent(RunMode.NORMAL_RUN, 7L, "sec", null));
        handler.handleEvent(new StandardStreamErrWithNewLineEvent(RunMode.NORMAL_RUN, 7L, "ret", null));
        handler.handleEvent(new StandardStreamOutEvent(RunMode.NORMAL_RUN, 7L, "ret", null));

        assertThat(handed)
                .extracting(event -> ((AbstractStandardStreamEvent) event).getMessage())
                .containsExactly("ret", "****");
    }

    @Test
    @DisplayName("leaves out of names and messages what only a terminal understands")
    void plainNames() {
        handler.handleEvent(new TestFailedEvent(new SimpleReportEntry(
                RunMode.NORMAL_RUN,
                7L,
                "LoginIT",
                "",
                "login",
                "a \u001b]0;title\u0007name",
                new Trace("\u001b[2Jbad"),
                12)));

        ReportEntry report = ((TestFailedEvent) handed.get(0)).getReportEntry();
        assertThat(report.getNameText()).isEqualTo("a name");
        assertThat(report.getStackTraceWriter().writeTraceToString()).isEqualTo("at bad");
    }

    @Test
    @DisplayName("masks secrets in system properties, and API_TOKEN as a whole")
    void masksProperties() {
        // when
        handler.handleEvent(property("JDBC_URL", "jdbc:user:secret@host"));
        handler.handleEvent(property("API_TOKEN", "test-token-1"));
        handler.handleEvent(property("TEST_BASE_URL", "http://127.0.0.1:9000"));
        handler.handleEvent(property("empty", null));

        // then
        assertThat(handed)
                .extracting(event -> ((SystemPropertyEvent) event).getKey())
                .containsExactly("JDBC_URL", "API_TOKEN", "TEST_BASE_URL", "empty");
        assertThat(handed)
                .extracting(event -> ((SystemPropertyEvent) event).getValue())
                .containsExactly("jdbc:user:****@host", "****", "http://127.0.0.1:9000", "****");
    }

    static Stream<Named<Function<ReportEntry, AbstractTestControlEvent<?>>>> reports() {
        return Stream.of(
                Named.of("failed", TestFailedEvent::new),
                Named.of("error", TestErrorEvent::new),
                Named.of("aborted", TestAssumptionFailureEvent::new),
                Named.of("starting", TestStartingEvent::new),
                Named.of("succeeded", TestSucceededEvent::new),
                Named.of("skipped", TestSkippedEvent::new));
    }

    @Test
    @DisplayName("leaves the name of the test class as it is, since results are found by it")
    void namesOfClasses() {
        handler.handleEvent(new TestFailedEvent(new SimpleReportEntry(
                RunMode.NORMAL_RUN, 7L, "shop.secret.LoginIT", "of a secret", "login", null, new Trace("secret"), 12)));

        ReportEntry report = ((TestFailedEvent) handed.get(0)).getReportEntry();
        assertThat(report.getSourceName()).isEqualTo("shop.secret.LoginIT");
        assertThat(report.getSourceText()).isEqualTo("of a ****");
    }

    @DisplayName("masks the names, messages and stack traces of tests, and changes nothing else about them")
    @ParameterizedTest(name = "{0}")
    @MethodSource("reports")
    void masksReports(Function<ReportEntry, AbstractTestControlEvent<?>> failure) {
        // given
        AbstractTestControlEvent<?> event = failure.apply(new SimpleReportEntry(
                RunMode.NORMAL_RUN, 7L, "LoginIT", "Login", "login", "login(secret)", new Trace("no secret"), 12));

        // when
        handler.handleEvent(event);

        // then
        assertThat(handed).singleElement().isInstanceOf(event.getClass());
        ReportEntry report = ((AbstractTestControlEvent<?>) handed.get(0)).getReportEntry();
        assertThat(report.getSourceName()).isEqualTo("LoginIT");
        assertThat(report.getNameText()).isEqualTo("login(****)");
        assertThat(report.getElapsed()).isEqualTo(12);
        assertThat(report.getTestRunId()).isEqualTo(7L);
        assertThat(report.getRunMode()).isEqualTo(RunMode.NORMAL_RUN);
        assertThat(report.getMessage()).isEqualTo("no ****");
        assertThat(report.getStackTraceWriter().writeTraceToString()).isEqualTo("at no ****");
        assertThat(report.getStackTraceWriter().writeTrimmedTraceToString()).isEqualTo("at no ****");
        assertThat(report.getStackTraceWriter().smartTrimmedStackTrace()).isEqualTo("LoginIT: no ****");
        assertThat(report.getStackTraceWriter().getThrowable().getMessage()).isEqualTo("no ****");
    }

    @Test
    @DisplayName("hands on any other event as it is")
    void otherEvents() {
        // given
        Event event = new ControlByeEvent();

        // when
        handler.handleEvent(event);

        // then
        assertThat(handed).containsExactly(event);
    }

    /**
     * A stack trace as a fork sends it.
     *
     * @param message of the exception
     */
    private record Trace(String message) implements StackTraceWriter {

        @Override
        public String writeTraceToString() {
            return "at " + message;
        }

        @Override
        public String writeTrimmedTraceToString() {
            return "at " + message;
        }

        @Override
        public String smartTrimmedStackTrace() {
            return "LoginIT: " + message;
        }

        @Override
        public SafeThrowable getThrowable() {
            return new SafeThrowable(message);
        }
    }

    private static SystemPropertyEvent property(String key, @Nullable String value) {
        return new SystemPropertyEvent(RunMode.NORMAL_RUN, 1L, key, value);
    }
}
