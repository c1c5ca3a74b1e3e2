package io.github.smartscraper.e2e.failsafe.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.ForkEvents;
import io.github.smartscraper.e2e.results.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;
import org.junit.runner.RunWith;
import org.junit.runners.Suite.SuiteClasses;

/** Tests for which classes the listener has the worker reset, with this test in the role of Maven. */
@DisplayName("The worker is brought back to its seed")
final class TestTurnsTest {

    private static final int LIMIT_SECONDS = 20;

    @TempDir
    Path directory;

    private StubMaven maven;

    /** For each run, so that one which does not meet fails. */
    private static volatile CyclicBarrier bothRun = new CyclicBarrier(2);

    private static volatile CountDownLatch began = new CountDownLatch(1);

    static final class One {
        @Test
        void passes() {}
    }

    static final class Two {
        @Test
        void passes() {}

        @Nested
        final class Inner {
            @Test
            void passes() {}
        }
    }

    /** A suite with two classes. */
    @Suite
    @SelectClasses({One.class, Two.class})
    static final class Both {}

    /** A suite with a suite. */
    @Suite
    @SelectClasses({Both.class, One.class})
    static final class Outer {}

    /** A class of JUnit 4. */
    public static final class OldOne {
        /** Its test. */
        @org.junit.Test
        public void passes() {}
    }

    /** Another class of JUnit 4. */
    public static final class OldTwo {
        /** Its test. */
        @org.junit.Test
        public void passes() {}
    }

    /** A suite of JUnit 4. */
    @RunWith(org.junit.runners.Suite.class)
    @SuiteClasses({OldOne.class, OldTwo.class})
    public static final class OldBoth {}

    static final class RunsALauncher {
        @Test
        void before() {}

        @Test
        void runs() {
            launch(Map.of(), One.class, Two.class);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    static final class First {
        @Test
        void meets() throws Exception {
            began.countDown();
            bothRun.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    static final class Second {
        @Test
        void meets() throws Exception {
            bothRun.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    static final class Methods {
        @Test
        @Execution(ExecutionMode.CONCURRENT)
        void one() throws Exception {
            bothRun.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        }

        @Test
        @Execution(ExecutionMode.CONCURRENT)
        void other() throws Exception {
            bothRun.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    @BeforeEach
    void answerAsMaven() throws IOException {
        bothRun = new CyclicBarrier(2);
        began = new CountDownLatch(1);
        System.setProperty(ForkContract.TURNS, "true");
        maven = new StubMaven(directory.resolve("fork-1.events.jsonl"), request -> {
            if (request.endsWith("Second")) {
                assertTrue(began.await(LIMIT_SECONDS, TimeUnit.SECONDS));
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        maven.close();
        System.clearProperty(ForkContract.TURNS);
    }

    @Test
    @DisplayName("for each class, once, whatever is nested in it")
    void nested() {
        launch(Map.of(), One.class, Two.class);

        assertThat(requests()).containsExactly("BEGIN One", "PASSED One", "BEGIN Two", "PASSED Two");
    }

    @Test
    @DisplayName("for each class of a suite, and Maven hears of the suite, which is what Failsafe runs (F6)")
    void suite() throws IOException {
        launch(Map.of(), Both.class);

        assertThat(requests()).containsExactly("BEGIN Both", "BEGIN Both", "BEGIN Both", "PASSED Both");
        assertThat(ForkEvents.read(directory)).containsOnlyKeys(Both.class.getName());
        assertThat(result(Both.class).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result(Both.class).counts().tests()).isEqualTo(3);
    }

    @Test
    @DisplayName("for each class of a suite in a suite (F6)")
    void suiteOfSuites() throws IOException {
        launch(Map.of(), Outer.class);

        assertThat(requests())
                .hasSize(6)
                .endsWith("PASSED Outer")
                .startsWith("BEGIN Outer", "BEGIN Outer")
                .doesNotContain("BEGIN One");
        assertThat(result(Outer.class).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    @DisplayName("for each class of a suite of JUnit 4 (F6)")
    void suiteOfJUnit4() {
        launch(Map.of(), OldBoth.class);

        assertThat(requests()).containsExactly("BEGIN OldBoth", "BEGIN OldBoth", "BEGIN OldBoth", "PASSED OldBoth");
    }

    @Test
    @DisplayName("for no class that a test runs with a launcher of its own (F6)")
    void launcherInATest() throws IOException {
        launch(Map.of(), RunsALauncher.class, One.class);

        assertThat(requests())
                .containsExactly("BEGIN RunsALauncher", "PASSED RunsALauncher", "BEGIN One", "PASSED One");
        assertThat(result(RunsALauncher.class).counts().tests()).isEqualTo(2);
    }

    @Test
    @DisplayName("for no class that begins while another one runs: both are refused (F7)")
    void overlap() throws IOException {
        launch(concurrent(), First.class, Second.class);

        assertThat(requests())
                .filteredOn(request -> request.startsWith("BEGIN"))
                .hasSize(1);
        assertThat(result(First.class).outcome()).isEqualTo(Outcome.OVERLAPPED);
        assertThat(result(Second.class).outcome()).isEqualTo(Outcome.OVERLAPPED);
    }

    @Test
    @DisplayName("for no class where nothing is ever reset, so that they may overlap (F7)")
    void overlapWithoutReset() throws IOException {
        System.clearProperty(ForkContract.TURNS);

        launch(concurrent(), First.class, Second.class);

        assertThat(requests()).contains("BEGIN First", "BEGIN Second");
        assertThat(result(First.class).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result(Second.class).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    @DisplayName("once for a class whose methods run side by side (F7)")
    void concurrentMethods() throws IOException {
        launch(concurrent(), Methods.class);

        assertThat(requests()).containsExactly("BEGIN Methods", "PASSED Methods");
        assertThat(result(Methods.class).outcome()).isEqualTo(Outcome.PASSED);
    }

    private ClassResult result(Class<?> testClass) throws IOException {
        return Objects.requireNonNull(ForkEvents.read(directory).get(testClass.getName()));
    }

    private static Map<String, String> concurrent() {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("enabled", "true");
        parameters.put("config.strategy", "fixed");
        parameters.put("config.fixed.parallelism", "2");
        Map<String, String> named = new HashMap<>();
        parameters.forEach((name, value) -> named.put("junit.jupiter.execution.parallel." + name, value));
        return named;
    }

    private static void launch(Map<String, String> parameters, Class<?>... testClasses) {
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(Arrays.stream(testClasses)
                                        .map(type -> selectClass(type))
                                        .toList())
                                .configurationParameters(parameters)
                                .build(),
                        new TestClassListener());
    }

    /** What Maven was asked for, but for what each fork says when it has started. */
    private List<String> requests() {
        return maven.requests().stream()
                .filter(request -> !request.startsWith("STARTED "))
                .toList();
    }
}
