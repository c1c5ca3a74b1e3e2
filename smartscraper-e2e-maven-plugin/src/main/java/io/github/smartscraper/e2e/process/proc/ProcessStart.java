package io.github.smartscraper.e2e.process.proc;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Start of a process, by which it is told from any other that has the same pid, before or after it. */
public sealed interface ProcessStart {

    /** The start of a process that may be running. */
    static ProcessStart of(ProcessHandle handle) {
        return PidSpace.here()
                .flatMap(space ->
                        ProcEntry.of(handle.pid()).map(entry -> (ProcessStart) new Ticks(entry.ticks(), space)))
                .orElseGet(() -> new At(handle.info().startInstant().orElse(Instant.EPOCH)));
    }

    /**
     * A start as {@link #text()} writes it.
     *
     * @throws DateTimeParseException if it is neither of the two kinds
     */
    static ProcessStart parse(String text) {
        Matcher ticks = Ticks.TEXT.matcher(text);
        return ticks.matches()
                ? new Ticks(
                        Long.parseLong(ticks.group(1)), new PidSpace(ticks.group(2), ticks.group(3), ticks.group(4)))
                : new At(Instant.parse(text));
    }

    /** How it stands in files: one word. */
    String text();

    /** What became of the process with this pid that began then. */
    Life life(long pid);

    /**
     * Start on Linux. Clock ticks since the start of the system are counted by the kernel, whatever is done to the clock.
     *
     * @param ticks field 22 of {@code /proc/PID/stat}
     * @param space where the pid means this process
     */
    record Ticks(long ticks, PidSpace space) implements ProcessStart {

        private static final Pattern TEXT = Pattern.compile("(\\d{1,18})/([\\w-]+)/(\\d+)/(\\w+)");

        @Override
        public String text() {
            return String.join("/", Long.toString(ticks), space.boot(), space.namespace(), space.machine());
        }

        @Override
        public Life life(long pid) {
            Life there = PidSpace.here().map(here -> here.of(space)).orElse(Life.UNKNOWN);
            return there == Life.ALIVE ? lifeHere(pid) : there;
        }

        private Life lifeHere(long pid) {
            Optional<ProcEntry> entry = ProcEntry.of(pid);
            if (entry.isEmpty()) {
                // It may be there all the same, and this process have no file descriptors left to look.
                return ProcFile.hasProcess(pid) ? Life.UNKNOWN : Life.DEAD;
            }
            return entry.get().ended() || entry.get().ticks() != ticks ? Life.DEAD : Life.ALIVE;
        }
    }

    /**
     * Start by the clock: on other systems, and in what earlier versions of the plugin have written on Linux.
     *
     * @param instant as the JVM tells it; {@link Instant#EPOCH} where it does not
     */
    record At(Instant instant) implements ProcessStart {

        /** Two JVMs may read an instant up to a second apart when the clock is being adjusted. */
        private static final Duration TOLERANCE = Duration.ofSeconds(2);

        @Override
        public String text() {
            return instant.toString();
        }

        @Override
        public Life life(long pid) {
            Optional<ProcessHandle> handle = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
            if (handle.isEmpty() || hasEnded(pid)) {
                return Life.DEAD;
            }
            Instant other = handle.get().info().startInstant().orElse(Instant.EPOCH);
            if (Duration.between(instant, other).abs().compareTo(TOLERANCE) <= 0) {
                return Life.ALIVE;
            }
            // Where the kernel counts ticks, a JVM adds them to a time that moves with the clock.
            return PidSpace.here().isPresent() ? Life.UNKNOWN : Life.DEAD;
        }

        /** In containers nobody may notice the end of a process whose parent has gone. Linux shows it, to everybody. */
        private static boolean hasEnded(long pid) {
            return ProcEntry.of(pid).filter(ProcEntry::ended).isPresent();
        }
    }
}
