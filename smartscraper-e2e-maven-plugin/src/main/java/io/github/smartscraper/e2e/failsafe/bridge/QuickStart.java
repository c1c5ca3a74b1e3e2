package io.github.smartscraper.e2e.failsafe.bridge;

import io.github.smartscraper.e2e.failsafe.archive.ForkArchives;
import io.github.smartscraper.e2e.failsafe.archive.ForkStartOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * JVM options for forks that live for seconds: compile once and not twice, collect garbage without threads of its own, and
 * find classes in an archive. Every option that the user has set about either wins, since a JVM refuses two garbage
 * collectors.
 */
final class QuickStart implements AutoCloseable {

    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** Where a JVM finds options besides its command line. */
    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private final boolean wanted;
    private final Map<String, String> environment;
    private final Optional<ForkArchives> archives;
    private volatile List<String> ofUser = List.of();
    private volatile List<String> ofForks = List.of();

    /**
     * A quick start of the forks of one run.
     *
     * @param environment of the build
     * @param archives of classes, if they may be used
     */
    QuickStart(boolean wanted, Map<String, String> environment, Optional<ForkArchives> archives) {
        this.wanted = wanted;
        this.environment = Map.copyOf(environment);
        this.archives = archives;
    }

    /** The options to put before those of the user. */
    String options(String argLine) {
        ofUser = List.of(argLine);
        return wanted ? options(argLine, environment) : "";
    }

    /** Lets it know the variables of forks, which may hold options. */
    void environment(Map<String, String> forks) {
        List<String> options = new ArrayList<>();
        VARIABLES.forEach(name -> options.add(forks.getOrDefault(name, "")));
        ofForks = options;
    }

    /** The options of a fork, when Surefire has made all that it starts with. */
    ForkStartOptions options(int fork) {
        List<String> own = new ArrayList<>(ofUser);
        own.addAll(ofForks);
        VARIABLES.forEach(name -> own.add(environment.getOrDefault(name, "")));
        return archives.map(known -> known.options(fork, own)).orElse(ForkStartOptions.NONE);
    }

    /** A fork has ended. */
    void ended(int fork) {
        archives.ifPresent(known -> known.ended(fork));
    }

    @Override
    public void close() {
        archives.ifPresent(ForkArchives::close);
    }

    /** The options to add, or none where the user's own options might contradict them. */
    static String options(String argLine, Map<String, String> environment) {
        boolean tuned = Stream.concat(
                        Stream.of(argLine), VARIABLES.stream().map(name -> environment.getOrDefault(name, "")))
                .anyMatch(options -> options.contains("-XX:") || options.contains("@"));
        return tuned ? "" : String.join(" ", OPTIONS) + ' ';
    }
}
