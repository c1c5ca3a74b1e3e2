package io.github.smartscraper.e2e.build.soak;

import io.github.smartscraper.e2e.build.harness.RunningBuild;
import io.github.smartscraper.e2e.build.harness.traces.Leftovers;
import io.github.smartscraper.e2e.build.harness.traces.LiveProcess;
import io.github.smartscraper.e2e.build.harness.traces.Signals;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/** Fault that happens to a build of the soak at a random moment, or that its servers have from the beginning. */
enum SoakFault {
    NONE("none", (build, random) -> true),
    CLEARED("servers under `env -i`", (build, random) -> true),
    TITLED("servers below a manager that writes over its environment", (build, random) -> true),
    SLOW("health that takes 0.4 s", (build, random) -> true),
    LOCKS("directories of mode 555 and 000 in DATA_DIR", (build, random) -> true),
    CLOCK("the clock is put 7 s back for a build beside it", (build, random) -> true),
    FULL_DISK("the disk of the DATA_DIRs is full", (build, random) -> SoakDisk.fill(build)),
    SERVER_KILLED("SIGKILL of a server", (build, random) -> toOne(build, LiveProcess::isServer, "KILL", random)),
    SERVER_STOPPED("SIGSTOP of a server", (build, random) -> toOne(build, LiveProcess::isServer, "STOP", random)),
    FORK_KILLED("SIGKILL of a fork", (build, random) -> toOne(build, LiveProcess::isFork, "KILL", random)),
    REAPER_KILLED("SIGKILL of the reaper", (build, random) -> toOne(build, LiveProcess::isReaper, "KILL", random)),
    STRANGER("a stranger takes ports", (build, random) -> true),
    TWO_BUILDS("two builds at once", (build, random) -> true),
    MAVEN_INTERRUPTED("Ctrl-C (SIGINT to the group)", (build, random) -> Signals.send("INT", "-" + build.pid())),
    MAVEN_TERMINATED("SIGTERM of Maven", (build, random) -> Signals.send("TERM", Long.toString(build.pid()))),
    MAVEN_HUNG_UP("SIGHUP of Maven", (build, random) -> Signals.send("HUP", Long.toString(build.pid()))),
    MAVEN_KILLED("SIGKILL of Maven", (build, random) -> Signals.send("KILL", Long.toString(build.pid()))),
    GROUP_KILLED("SIGKILL of Maven's group", (build, random) -> Signals.send("KILL", "-" + build.pid()));

    private static final Set<SoakFault> WAYS = EnumSet.of(CLEARED, TITLED, SLOW, LOCKS);

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // All of them are lambdas without a state.
    private final Strike strike;

    SoakFault(String label, Strike strike) {
        this.label = label;
        this.strike = strike;
    }

    /** For the table. */
    String label() {
        return label;
    }

    /** Whether it ends Maven itself. */
    boolean endsMaven() {
        return compareTo(MAVEN_INTERRUPTED) >= 0;
    }

    /** How servers are started, for the sample's {@code serve.sh}. */
    String way() {
        return WAYS.contains(this) ? name().toLowerCase(Locale.ROOT) : "";
    }

    /** Whether another build runs at the same time. */
    boolean hasNeighbour() {
        return this == TWO_BUILDS || this == CLOCK;
    }

    /** How many of its test classes may fail; one whose server is lost runs again, and must pass then. */
    int mayFail() {
        return switch (this) {
            case FORK_KILLED -> 1;
            case FULL_DISK -> SoakProject.CLASSES;
            default -> 0;
        };
    }

    /**
     * Lets it happen.
     *
     * @return whether there was a victim
     */
    boolean strike(RunningBuild build, Random random) throws IOException, InterruptedException {
        return strike.at(build, random);
    }

    private static boolean toOne(RunningBuild build, Predicate<LiveProcess> victim, String signal, Random random)
            throws IOException, InterruptedException {
        List<LiveProcess> victims =
                Leftovers.of(build.traces()).processes().stream().filter(victim).toList();
        return !victims.isEmpty()
                && Signals.send(
                        signal,
                        Long.toString(
                                victims.get(random.nextInt(victims.size())).pid()));
    }

    /** Strike by which a fault is brought about. */
    private interface Strike {

        boolean at(RunningBuild build, Random random) throws IOException, InterruptedException;
    }
}
