package io.github.smartscraper.e2e.failsafe.fork;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.SelectorResolutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.launcher.EngineDiscoveryResult;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

/**
 * Listener that writes down in which classes the JUnit Platform has looked for tests: those without any leave no other
 * trace. With several forks, Surefire has Maven's own JVM look.
 */
public final class DiscoveryListener implements LauncherDiscoveryListener {

    private static final String EVENT = "discovered";

    private final Set<String> written = new HashSet<>();

    /** For good: a class that was looked at before counts, one that comes after an engine broke does not. */
    private boolean failed;

    /** Made by the JUnit Platform. */
    public DiscoveryListener() {}

    @Override
    public void selectorProcessed(UniqueId engine, DiscoverySelector selector, SelectorResolutionResult result) {
        failed |= result.getStatus() == SelectorResolutionResult.Status.FAILED;
    }

    @Override
    public void engineDiscoveryFinished(UniqueId engine, EngineDiscoveryResult result) {
        failed |= result.getStatus() == EngineDiscoveryResult.Status.FAILED;
    }

    @Override
    public void launcherDiscoveryFinished(LauncherDiscoveryRequest request) {
        if (!failed && !ForkRun.isUnderWay()) {
            write(request.getSelectorsByType(ClassSelector.class).stream()
                    .map(ClassSelector::getClassName)
                    .filter(written::add)
                    .toList());
        }
    }

    private static void write(List<String> testClasses) {
        try (InputStream place = DiscoveryListener.class.getResourceAsStream(ForkContract.EVENTS_DIRECTORY)) {
            if (place != null) {
                Path directory = Path.of(new String(place.readAllBytes(), StandardCharsets.UTF_8));
                EventLog events = new EventLog(
                        directory.resolve("discovery-" + ProcessHandle.current().pid() + ".events.jsonl"));
                for (String name : testClasses) {
                    events.append(EVENT, name, "", new TestCount());
                }
            }
        } catch (IOException e) {
            // Without a line, a class of which nothing is heard counts as missing, and fails the build.
            System.err.println("The test classes that were looked at can't be written down: " + e.getMessage());
        }
    }
}
