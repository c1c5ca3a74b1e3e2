package io.github.smartscraper.e2e.failsafe.bridge;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Main class of a JVM that stands for a fork of Surefire: it runs test classes by name, with whatever listeners are
 * there.
 */
final class SampleFork {

    private SampleFork() {}

    /** Runs the test classes of these names. */
    public static void main(String[] names) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Stream.of(names).map(DiscoverySelectors::selectClass).toList())
                .build();
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher().execute(request);
        }
    }

    /** Prints its token when it is loaded; its tests pass. */
    static final class Passing {

        static {
            System.out.println("loaded with token " + System.getProperty("API_TOKEN"));
        }

        @Test
        void passes() {
            System.out.println("at " + System.getProperty("TEST_BASE_URL"));
        }

        /** A class inside the test class. */
        @Nested
        final class Inside {

            @Test
            void passes() {}
        }
    }

    /** Has a test inside that fails. */
    static final class Failing {

        @Test
        void passes() {}

        /** A class inside the test class. */
        @Nested
        final class Inside {

            @Test
            void fails() {
                throw new AssertionError("meant to fail");
            }
        }
    }

    /** A project's own listener, which prints what it finds. */
    public static final class ProjectListener implements LauncherSessionListener, TestExecutionListener {

        /** Made by the JUnit Platform. */
        public ProjectListener() {}

        @Override
        public void launcherSessionOpened(LauncherSession session) {
            System.out.println("the project opens with token " + System.getProperty("API_TOKEN"));
        }

        @Override
        public void executionStarted(TestIdentifier identifier) {
            if (identifier.getSource().filter(ClassSource.class::isInstance).isPresent()) {
                System.out.println("the project hears of a class after " + lines() + " event");
            }
        }

        private static long lines() {
            try (Stream<String> lines = Files.lines(Path.of(System.getProperty("smartscraper.e2e.events", "none")))) {
                return lines.count();
            } catch (IOException e) {
                return 0;
            }
        }
    }

    /** Prints what it has been handed over. */
    static final class Told {

        @Test
        void prints() {
            System.out.println(String.join(
                    " ",
                    System.getProperty("TEST_BASE_URL"),
                    System.getProperty("DATA_DIR"),
                    System.getProperty("E2E_WORKER_ID"),
                    System.getProperty("API_TOKEN")));
        }
    }

    /** Sets a proxy for all connections of the JVM, and leaves its thread interrupted. */
    static final class Proxied {

        @Test
        void sets() {
            ProxySelector.setDefault(new ProxySelector() {
                @Override
                public List<Proxy> select(URI uri) {
                    return List.of(new Proxy(Proxy.Type.SOCKS, new InetSocketAddress("192.0.2.1", 1080)));
                }

                @Override
                public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
            });
        }

        @AfterAll
        static void interrupt() {
            Thread.currentThread().interrupt();
        }
    }

    /** Has no test. */
    static final class Helper {}

    /** Fails before its test. */
    static final class FailingEarly {

        @BeforeAll
        static void fail() {
            throw new IllegalStateException("meant to fail");
        }

        @Test
        void passes() {}
    }

    /** Is not run. */
    @Disabled("it takes too long")
    static final class Skipped {

        @Test
        void passes() {}
    }

    /** Runs one of its tests. */
    static final class PartlySkipped {

        @Test
        void passes() {}

        @Test
        @Disabled("it takes too long")
        void skipped() {}

        @Test
        void aborts() {
            Assumptions.abort("not on this machine");
        }
    }
}
