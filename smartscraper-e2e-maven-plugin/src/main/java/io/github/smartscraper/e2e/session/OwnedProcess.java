package io.github.smartscraper.e2e.session;

import io.github.smartscraper.e2e.process.ProcessIdentity;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;

/**
 * Process as it stands in {@code session.json} and {@code kept.json}, so that what comes from it is known without a cookie.
 *
 * @param pid its number, which is that of its session, too
 * @param startedAt its start, in one word
 */
public record OwnedProcess(long pid, String startedAt) {

    public OwnedProcess {
        Objects.requireNonNull(startedAt, "startedAt");
    }

    /** A process that was launched. */
    public static OwnedProcess of(ProcessIdentity process) {
        return new OwnedProcess(process.pid(), process.startedAt());
    }

    /** The process itself; empty if there is none yet. */
    public Optional<ProcessIdentity> identity() {
        try {
            return pid == 0 ? Optional.empty() : Optional.of(ProcessIdentity.parse(pid, startedAt));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
