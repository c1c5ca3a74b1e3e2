package io.github.smartscraper.e2e.health;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Limits within which a running server has to answer.
 *
 * @param period how often it is asked
 * @param refusal how long nothing may listen although the command runs: {@code tsx watch} stays alive when its server has died
 * @param silence how long no answer may come: a server that is busy may take its time, one that hangs never answers;
 *     {@link #NEVER} where even that is no reason to replace it
 */
public record AnswerLimits(Duration period, Duration refusal, Duration silence) {

    /** What servers get; tests that wait for the end of one give less. */
    public static final AnswerLimits USUAL =
            new AnswerLimits(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(12));

    /** Longer than any build. */
    public static final Duration NEVER = ChronoUnit.FOREVER.getDuration();

    /** The same limits but for a silence of this length. */
    public AnswerLimits withSilence(Duration other) {
        return new AnswerLimits(period, refusal, other);
    }
}
