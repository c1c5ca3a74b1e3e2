package io.github.smartscraper.e2e.run.prewarm;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Phases and goals that a user has typed.
 *
 * @param typed as Maven was called: {@code clean}, {@code verify}
 * @param otherwise what the POM has for a call without any, separated by spaces
 */
public record TypedGoals(List<String> typed, @Nullable String otherwise) {

    /** Goal start belongs to the first of them. */
    private static final Set<String> REACHING =
            Set.of("pre-integration-test", "integration-test", "post-integration-test", "verify", "install", "deploy");

    /** Whether Maven comes to the phase in which goal start runs by default. */
    public boolean reachIntegrationTests() {
        List<String> goals = typed.isEmpty() && otherwise != null ? List.of(otherwise.split("\\s+")) : typed;
        return goals.stream().map(TypedGoals::phase).anyMatch(REACHING::contains);
    }

    /** Maven 4 has {@code before:verify} and {@code after:verify} besides. */
    private static String phase(String goal) {
        return goal.substring(goal.lastIndexOf(':') + 1);
    }
}
