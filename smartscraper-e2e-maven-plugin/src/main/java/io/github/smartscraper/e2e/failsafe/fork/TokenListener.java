package io.github.smartscraper.e2e.failsafe.fork;

import java.io.IOException;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.PostDiscoveryFilter;

/** Listener that gives the tests what belongs to their worker, before any test class is loaded. */
public final class TokenListener implements LauncherSessionListener {

    /** Filter that leaves no test to a fork for which no server has come up: Maven says why, once for all tests. */
    public static final class NoServer implements PostDiscoveryFilter {

        /** Made by the JUnit Platform. */
        public NoServer() {}

        @Override
        public FilterResult apply(TestDescriptor test) {
            return FilterResult.includedIf(!Boolean.getBoolean(ForkContract.NO_SERVER));
        }
    }

    /** Made by the JUnit Platform. */
    public TokenListener() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        // With several forks, Surefire opens a session in Maven's own JVM as well, to find the test classes. So may a
        // test.
        if (ControlClient.isInFork() && !ForkRun.isUnderWay()) {
            try {
                if (learnWorker()) {
                    handOver();
                    System.setProperty(
                            ForkContract.API_TOKEN, ControlClient.ofThisFork().ask(ForkContract.TOKEN, ""));
                } else {
                    System.setProperty(ForkContract.NO_SERVER, "true");
                }
            } catch (IOException e) {
                throw new IllegalStateException("This fork has no worker: " + e.getMessage(), e);
            }
        }
    }

    /** Its server may have been starting when this JVM was launched; returns whether any has come up. */
    private static boolean learnWorker() throws IOException {
        String properties = ControlClient.ofThisFork().ask(ForkContract.WORKER, "");
        if (properties.isEmpty()) {
            return false;
        }
        for (String property : properties.split("\0", -1)) {
            String[] parts = property.split("=", 2);
            System.setProperty(ForkContract.HANDED_OVER + parts[0], parts[1]);
        }
        return true;
    }

    /** Again, since Surefire may have set other values for these names. */
    private static void handOver() {
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(ForkContract.HANDED_OVER)) {
                System.setProperty(name.substring(ForkContract.HANDED_OVER.length()), System.getProperty(name, ""));
            }
        }
    }
}
