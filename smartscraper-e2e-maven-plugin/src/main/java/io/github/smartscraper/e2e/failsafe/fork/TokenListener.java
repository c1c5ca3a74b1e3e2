package io.github.smartscraper.e2e.failsafe.fork;

import java.io.IOException;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Listener that gives the tests what belongs to their worker, before any test class is loaded. */
public final class TokenListener implements LauncherSessionListener {

    /** Made by the JUnit Platform. */
    public TokenListener() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        // With several forks, Surefire opens a session in Maven's own JVM as well, to find the test classes. So may a
        // test.
        if (ControlClient.isInFork() && !ForkRun.isUnderWay()) {
            try {
                learnWorker();
                handOver();
                System.setProperty(
                        ForkContract.API_TOKEN, ControlClient.ofThisFork().ask(ForkContract.TOKEN, ""));
            } catch (IOException e) {
                throw new IllegalStateException("This fork has no worker: " + e.getMessage(), e);
            }
        }
    }

    /** Its server may have been starting when this JVM was launched. */
    private static void learnWorker() throws IOException {
        String properties = ControlClient.ofThisFork().ask(ForkContract.WORKER, "");
        for (String property : properties.split("\0", -1)) {
            String[] parts = property.split("=", 2);
            System.setProperty(ForkContract.HANDED_OVER + parts[0], parts[1]);
        }
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
