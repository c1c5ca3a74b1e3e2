package io.github.smartscraper.e2e.build.soak;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.RunningBuild;
import io.github.smartscraper.e2e.build.harness.traces.LiveProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Round of the soak: some classes change, a build runs them, something happens to it, and the next build shows what it
 * knew.
 */
final class SoakRound {

    private static final Duration BUILD_LIMIT = Duration.ofMinutes(2);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration CLOCK_STEP = Duration.ofSeconds(7);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Pattern STOPPED = Pattern.compile("Stopped \\d+ workers? in ([\\d.]+) s");

    private final SoakProject project;
    private final SoakProject neighbour;
    private final SoakWitnesses witnesses;
    private final SoakFault fault;
    private final Random random;
    private final List<String> leftovers = new ArrayList<>();
    private final List<String> hurt = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    SoakRound(SoakProject project, SoakProject neighbour, SoakWitnesses witnesses, SoakFault fault, Random random) {
        this.project = project;
        this.neighbour = neighbour;
        this.witnesses = witnesses;
        this.fault = fault;
        this.random = random;
    }

    /**
     * Runs it.
     *
     * @param usual how long a build takes; the fault comes at a random moment of that
     * @param basePort where the ports of the range begin
     */
    SoakRecord run(int number, Duration usual, int basePort) throws Exception {
        Set<String> edited = project.edit(random);
        long moment = (long) (random.nextDouble() * usual.toMillis());
        Set<String> editedBeside = fault.hasNeighbour() ? neighbour.edit(random) : Set.of();
        project.serve(fault.way());
        RunningBuild build = project.start();
        Optional<RunningBuild> beside = fault.hasNeighbour() ? Optional.of(startBeside()) : Optional.empty();
        Instant begin = Instant.now();
        Thread.sleep(moment);
        if (fault == SoakFault.STRANGER) {
            witnesses.openServer(basePort, basePort + 2, basePort + 4, basePort + 5);
        }
        boolean struck = strike(build);
        Instant struckAt = Instant.now();
        BuildResult result = build.awaitEnd(BUILD_LIMIT);
        SoakDisk.free(build);
        if (beside.isPresent()) {
            judge(neighbour, beside.get().awaitEnd(BUILD_LIMIT), editedBeside, false);
        }
        boolean cutShort = fault.endsMaven() && struck && result.exitCode() != 0;
        Duration teardown = awaitNothing(result, cutShort ? struckAt : Instant.now());
        hurt.addAll(witnesses.hurt());
        witnesses.closeExtraServers();
        Set<String> due = judge(project, result, edited, cutShort);
        askTheNextBuild(due, edited);
        return new SoakRecord(
                number,
                fault,
                struck ? Optional.of(Duration.between(begin, struckAt)) : Optional.empty(),
                leftovers,
                hurt,
                wrong,
                cutShort ? teardown : teardown.plus(stopping(result)),
                result.logFile().toString());
    }

    private RunningBuild startBeside() throws Exception {
        return neighbour.start(fault == SoakFault.CLOCK ? SoakClock.putBack(CLOCK_STEP) : List.of());
    }

    /** At this moment, or when there is a victim. */
    private boolean strike(RunningBuild build) throws Exception {
        boolean struck = false;
        while (!struck && build.isAlive()) {
            struck = fault.strike(build, random);
            if (!struck) {
                Thread.sleep(POLL.toMillis());
            }
        }
        return struck;
    }

    private Duration awaitNothing(BuildResult result, Instant since) throws Exception {
        List<String> left = left(result);
        while (!left.isEmpty() && Duration.between(since, Instant.now()).compareTo(LIMIT) < 0) {
            Thread.sleep(POLL.toMillis());
            left = left(result);
        }
        leftovers.addAll(left);
        result.leftovers().processes().forEach(LiveProcess::end);
        return Duration.between(since, Instant.now());
    }

    private List<String> left(BuildResult result) throws Exception {
        List<String> left = new ArrayList<>(result.leftovers().find());
        left.removeIf(witnesses::own);
        if (fault != SoakFault.STRANGER) {
            project.openPorts().forEach(port -> left.add("something listens on port " + port));
        }
        return left;
    }

    /** Compares the plugin's results with what the classes noted themselves, and returns what has to run next. */
    private Set<String> judge(SoakProject built, BuildResult result, Set<String> edited, boolean cutShort)
            throws Exception {
        Set<String> passes = built.passes();
        Set<String> remembered = built.cleanPasses();
        Set<String> failed = without(edited, passes);
        if (!passes.containsAll(remembered)) {
            wrong.add("remembered as passed, but did not: " + without(remembered, passes));
        }
        if (cutShort) {
            return built.hasResults() ? without(edited, remembered) : edited;
        }
        if (result.exitCode() == 0 && !failed.isEmpty()) {
            wrong.add("the build succeeded, but these did not pass: " + failed);
        }
        if (result.exitCode() != 0 && fault.mayFail() == 0) {
            wrong.add("the build failed");
        }
        if (failed.size() > Math.max(1, fault.mayFail())) {
            wrong.add("more than the class that was hit did not pass: " + failed);
        }
        return without(edited, remembered);
    }

    /** It runs what is due, and where a fork ended without a class to blame, perhaps all that had run: nothing is believed then. */
    private void askTheNextBuild(Set<String> due, Set<String> edited) throws Exception {
        BuildResult next = project.start().awaitEnd(BUILD_LIMIT);
        Set<String> ran = project.ran();
        if (next.exitCode() != 0) {
            wrong.add("the next build failed, see " + next.logFile());
        }
        boolean mayRunAll = fault == SoakFault.FORK_KILLED || fault.endsMaven();
        if (!ran.equals(due) && !(mayRunAll && ran.containsAll(due) && edited.containsAll(ran))) {
            wrong.add("the next build ran " + ran + " and not " + due);
        }
        if (!project.passes().equals(ran)) {
            wrong.add("in the next build these did not pass: " + without(ran, project.passes()));
        }
        awaitNothing(next, Instant.now());
        hurt.addAll(witnesses.hurt());
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static Duration stopping(BuildResult result) {
        Matcher stopped = STOPPED.matcher(result.log());
        return stopped.find()
                ? Duration.ofMillis(Math.round(Double.parseDouble(stopped.group(1)) * 1000))
                : Duration.ZERO;
    }
}
