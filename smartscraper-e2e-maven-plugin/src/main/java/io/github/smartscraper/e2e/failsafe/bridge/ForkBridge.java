package io.github.smartscraper.e2e.failsafe.bridge;

import io.github.smartscraper.e2e.failsafe.archive.ForkArchives;
import io.github.smartscraper.e2e.failsafe.archive.ForkSurroundings;
import io.github.smartscraper.e2e.failsafe.fork.ForkContract;
import io.github.smartscraper.e2e.failsafe.idle.ClassQueue;
import io.github.smartscraper.e2e.failsafe.masking.ForkEnvironment;
import io.github.smartscraper.e2e.support.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.surefire.extensions.LegacyForkNodeFactory;
import org.apache.maven.surefire.extensions.ForkNodeFactory;
import org.jspecify.annotations.Nullable;

/** Bridge between forks and workers, for as long as tests run. */
public final class ForkBridge implements AutoCloseable {

    private final ForkSettings settings;
    private final ForkArguments arguments;
    private final ForkControl control;
    private final QuickStart starts;
    private final TestTally tally;

    /**
     * Opens the bridge.
     *
     * @param tally counts what the forks report
     * @param surroundings of the forks
     * @throws IOException if files can't be written or no port can be opened
     */
    public ForkBridge(ForkSettings settings, TestTally tally, ForkSurroundings surroundings) throws IOException {
        this.settings = settings;
        this.tally = tally;
        Files.createDirectories(settings.files().directory().getParent());
        Files.createDirectories(
                settings.files().directory(),
                OwnerOnly.directory(settings.files().directory()));
        ForkClassPath.writeTo(settings.files().classes(), settings.files().directory());
        Map<String, String> properties = new HashMap<>(settings.handedOver().properties());
        properties.putAll(ClassTurns.properties(settings.pool().isReset()));
        this.arguments = new ForkArguments(
                settings.files().directory(), properties, settings.files().classes());
        this.starts = starts(settings, surroundings);
        this.control = new ForkControl(settings.pool(), settings.mask());
    }

    private static QuickStart starts(ForkSettings settings, ForkSurroundings surroundings) throws IOException {
        ForkSettings.QuickStarts quick = settings.quick();
        if (!quick.wanted()) {
            return new QuickStart(false, quick.environment(), Optional.empty());
        }
        ForkArchives.Host host = new ForkArchives.Host(
                quick.launcher(),
                quick.environment(),
                settings.handedOver().environment(),
                settings.files().directory(),
                settings.files().classes());
        return new QuickStart(
                true,
                quick.environment(),
                Optional.of(new ForkArchives(surroundings, ForkClassPath.registrations(), host)));
    }

    /** Whether the run is followed without Surefire's own lines. */
    public boolean isFollowed() {
        return settings.listeners().progress().isPresent();
    }

    public int forkCount() {
        return settings.count();
    }

    public String argLine(@Nullable String own) {
        String options = own == null || own.isBlank() ? "" : own + ' ';
        return starts.options(options) + options + arguments.argLine();
    }

    public Map<String, String> environment(@Nullable Map<String, @Nullable String> own) {
        Map<String, String> environment = new HashMap<>(settings.handedOver().secrets());
        if (own != null) {
            // Maven has nothing, not even an empty text, for an empty element.
            own.forEach((name, value) -> environment.put(name, Objects.requireNonNullElse(value, "")));
        }
        starts.environment(environment);
        environment.putAll(settings.handedOver().environment());
        environment.put(ForkContract.CONTROL_KEY, control.key());
        Set<String> secret = new HashSet<>(settings.handedOver().secrets().keySet());
        secret.add(ForkContract.CONTROL_KEY);
        return new ForkEnvironment(environment, secret);
    }

    public String[] classPath(List<String> own) {
        List<String> elements = new ArrayList<>(own);
        elements.add(settings.files().classes().toString());
        return elements.toArray(String[]::new);
    }

    /**
     * The factory of the forks' channels, around that of the user.
     *
     * @param early whether forks may be launched while the servers of their workers are still coming up
     */
    public ForkNodeFactory forkNode(@Nullable ForkNodeFactory own, boolean early) {
        ForkNodeFactory wrapped = own == null ? new LegacyForkNodeFactory() : own;
        ClassQueue queue = new ClassQueue(settings.pool()::wake);
        return new WorkerForkNodeFactory(
                new WorkerForkNodeFactory.Launching(wrapped, early),
                settings,
                control,
                arguments,
                starts,
                tally,
                queue);
    }

    @Override
    public void close() throws IOException {
        starts.close();
        control.close();
    }
}
