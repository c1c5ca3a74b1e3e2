package io.github.smartscraper.e2e.failsafe.bridge;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * JVM options for forks that live for seconds: compile once and not twice, collect garbage without threads of its own.
 * Every option that the user has set about either wins, since a JVM refuses two garbage collectors.
 */
final class QuickStart {

    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** Where a JVM finds options besides its command line. */
    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private QuickStart() {}

    /** The options to add, or none where the user's own options might contradict them. */
    static String options(String argLine, Map<String, String> environment) {
        boolean tuned = Stream.concat(
                        Stream.of(argLine), VARIABLES.stream().map(name -> environment.getOrDefault(name, "")))
                .anyMatch(options -> options.contains("-XX:") || options.contains("@"));
        return tuned ? "" : String.join(" ", OPTIONS) + ' ';
    }
}
