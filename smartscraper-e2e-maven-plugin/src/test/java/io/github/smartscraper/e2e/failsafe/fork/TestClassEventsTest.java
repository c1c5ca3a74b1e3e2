package io.github.smartscraper.e2e.failsafe.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.smartscraper.e2e.results.ForkEvents;
import io.github.smartscraper.e2e.results.Verdict;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Tests what the listener writes about classes that the JUnit Platform runs, with this test in the role of Maven. */
@DisplayName("The listener in the fork writes")
final class TestClassEventsTest {

    private static final int LIMIT_SECONDS = 20;
    private static final CountDownLatch FAILED = new CountDownLatch(1);
    private static final CountDownLatch OTHER_BEGAN = new CountDownLatch(1);

    @TempDir
    Path directory;

    private StubMaven maven;

    static final class Passes {
        @Test
        void one() {}

        @Test
        void two() {}
    }

    static final class FailsInSetUp {
        @BeforeAll
        static void setUp() {
            fail("set-up");
        }

        @Test
        void one() {}
    }

    static final class FailsNested {
        @Test
        void one() {}

        @Nested
        final class Inner {
            @Test
            void two() {
                fail("nested");
            }
        }
    }

    static final class Skips {
        @Test
        void one() {}

        @Test
        @Disabled
        void two() {}

        @Test
        void three() {
            Assumptions.abort();
        }
    }

    @Disabled
    static final class SkippedWhole {
        @Test
        void one() {}
    }

    @Disabled
    @Retention(RetentionPolicy.RUNTIME)
    @interface NotYet {}

    static final class SkippedByOwnAnnotation {
        @Test
        @NotYet
        void one() {}

        @Nested
        @NotYet
        final class Inner {
            @Test
            void two() {}

            @Test
            void three() {}
        }
    }

    static final class DisabledBesideCondition {
        @Test
        @Disabled
        @EnabledIfSystemProperty(named = "never.set", matches = "x")
        void one() {}

        @Test
        @Disabled("it takes too long")
        @EnabledIfSystemProperty(named = "never.set", matches = "x")
        void two() {}
    }

    static final class SkippedByCondition {
        @Test
        @EnabledIfSystemProperty(named = "never.set", matches = "x")
        void one() {}
    }

    /** Fails while it is alone, and ends while {@link Overlaps} runs. */
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static final class FailsEarly {
        @Test
        @Order(1)
        void fails() {
            FAILED.countDown();
            fail("early");
        }

        @Test
        @Order(2)
        void waits() throws InterruptedException {
            assertTrue(OTHER_BEGAN.await(LIMIT_SECONDS, TimeUnit.SECONDS));
        }
    }

    static final class Overlaps {
        @Test
        void begins() throws InterruptedException {
            assertTrue(FAILED.await(LIMIT_SECONDS, TimeUnit.SECONDS));
        }
    }

    @BeforeEach
    void answerAsMaven() throws IOException {
        maven = new StubMaven(directory.resolve("events.jsonl"), request -> {
            // The class that overlaps is let in when the other one has failed already.
            if (request.startsWith("BEGIN ") && request.endsWith("Overlaps")) {
                assertTrue(FAILED.await(LIMIT_SECONDS, TimeUnit.SECONDS));
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        maven.close();
    }

    @Test
    @DisplayName("begin and end, with the number of tests")
    void passes() throws IOException {
        assertThat(run(Passes.class)).containsExactly("begin  0 0 0", "end PASSED 2 0 0");
    }

    @Test
    @DisplayName("a failure of the set-up, of a nested class")
    void fails() throws IOException {
        assertThat(run(FailsInSetUp.class)).last().asString().startsWith("end FAILED 0 0");
        assertThat(run(FailsNested.class)).last().isEqualTo("end FAILED 2 1 0");
    }

    @Test
    @DisplayName("that tests were skipped or aborted, and that a class was")
    void skips() throws IOException {
        assertThat(run(Skips.class)).last().isEqualTo("end PASSED 2 0 2");
        assertThat(run(SkippedWhole.class))
                .singleElement()
                .asString()
                .startsWith("skipped ")
                .endsWith(" 0 0 1");
    }

    @Test
    @DisplayName("how many of the skipped are so in any run: not what a condition skips, or a test gives up (C7)")
    void disabled() throws IOException {
        assertThat(disabledIn(Skips.class)).isEqualTo(1);
        assertThat(disabledIn(SkippedWhole.class)).isEqualTo(1);
        assertThat(disabledIn(SkippedByOwnAnnotation.class)).isEqualTo(2);
        assertThat(disabledIn(SkippedByCondition.class)).isZero();
    }

    @Test
    @DisplayName("what a condition skips as skipped by that, although JUnit has been told not to heed @Disabled (C7)")
    void disabledInVain() throws IOException {
        assertThat(disabledIn(DisabledBesideCondition.class)).isEqualTo(2);
        assertThat(disabledIn(
                        DisabledBesideCondition.class,
                        "junit.jupiter.conditions.deactivate",
                        "org.junit.*DisabledCondition"))
                .isZero();
    }

    @Test
    @DisplayName("nothing where there is no place for it, and the tests run anyway; then they count as unprepared")
    void unwritable() throws IOException {
        // given
        Path file = Files.writeString(directory.resolve("in the way"), "");
        System.setProperty(
                ForkContract.EVENTS_FILE, file.resolve("events.jsonl").toString());

        // when
        execute(LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Passes.class))
                .build());

        // then
        assertThat(ForkEvents.read(directory)).isEmpty();
        assertThat(Verdict.of(List.of("Passes"), ForkEvents.read(directory), Set.of("Passes"))
                        .isGood())
                .isFalse();
    }

    private int disabledIn(Class<?> testClass, String... parameter) throws IOException {
        run(testClass, parameter);
        List<String> lines = Files.readAllLines(directory.resolve("events.jsonl"));
        return Integer.parseInt(lines.get(lines.size() - 1).replaceFirst(".*\"disabled\":(\\d+).*", "$1"));
    }

    @Test
    @DisplayName("a fault instead of a beginning when Maven has no worker for it")
    void noWorker() throws IOException {
        // given
        maven.leave();

        // when, then
        assertThat(run(Passes.class)).noneMatch(event -> event.startsWith("begin"));
    }

    @Test
    @DisplayName("the failure of a class although another one began before it ended")
    void overlapping() throws IOException {
        // when
        execute(LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(FailsEarly.class), selectClass(Overlaps.class))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "same_thread")
                .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
                .build());

        // then
        assertThat(Files.readAllLines(directory.resolve("events.jsonl")))
                .filteredOn(line -> line.contains("\"end\"") && line.contains("FailsEarly"))
                .singleElement()
                .asString()
                .contains("\"detail\":\"FAILED\"", "\"failures\":1");
        assertThat(Files.readAllLines(directory.resolve("events.jsonl")))
                .filteredOn(line -> line.contains("\"end\"") && line.contains("Overlaps"))
                .singleElement()
                .asString()
                .contains("\"detail\":\"PASSED\"");
    }

    /** Runs a class, and returns its events as {@code event detail tests failures skipped}. */
    private List<String> run(Class<?> testClass, String... parameter) throws IOException {
        Files.deleteIfExists(directory.resolve("events.jsonl"));
        execute(LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(testClass))
                .configurationParameters(parameter.length == 0 ? Map.of() : Map.of(parameter[0], parameter[1]))
                .build());
        return Files.readAllLines(directory.resolve("events.jsonl")).stream()
                .map(line -> line.replaceFirst(
                        ".*\"event\":\"(\\w+)\".*\"detail\":\"(.*)\",\"tests\":(\\d+),\"failures\":(\\d+),\"skipped\":(\\d+).*",
                        "$1 $2 $3 $4 $5"))
                .toList();
    }

    private static void execute(LauncherDiscoveryRequest request) {
        LauncherFactory.create().execute(request, new TestClassListener(), new Announcer());
    }

    /** Lets the first class go on when the second one has begun for the listener under test. */
    private static final class Announcer implements TestExecutionListener {
        @Override
        public void executionStarted(TestIdentifier identifier) {
            if (identifier.getUniqueId().contains("Overlaps")) {
                OTHER_BEGAN.countDown();
            }
        }
    }
}
