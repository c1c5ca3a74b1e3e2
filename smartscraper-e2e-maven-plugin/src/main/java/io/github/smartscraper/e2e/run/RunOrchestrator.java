package io.github.smartscraper.e2e.run;

import io.github.smartscraper.e2e.ci.CiReport;
import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.failsafe.bridge.ForkRunner;
import io.github.smartscraper.e2e.failsafe.bridge.ForkSettings;
import io.github.smartscraper.e2e.failsafe.facts.BuildFacts;
import io.github.smartscraper.e2e.machine.MachineKey;
import io.github.smartscraper.e2e.progress.Expected;
import io.github.smartscraper.e2e.progress.RunSummary;
import io.github.smartscraper.e2e.progress.live.FollowedRun;
import io.github.smartscraper.e2e.report.ReportWriter;
import io.github.smartscraper.e2e.results.ClassResult;
import io.github.smartscraper.e2e.results.RunEnd;
import io.github.smartscraper.e2e.results.TestTotals;
import io.github.smartscraper.e2e.results.Verdict;
import io.github.smartscraper.e2e.results.Witness;
import io.github.smartscraper.e2e.run.WorkerSession.StartedWorkers;
import io.github.smartscraper.e2e.run.keepalive.ServerFingerprint;
import io.github.smartscraper.e2e.run.retry.InfrastructureRetries;
import io.github.smartscraper.e2e.run.retry.RetryRound;
import io.github.smartscraper.e2e.selection.PassRecorder;
import io.github.smartscraper.e2e.selection.Selection;
import io.github.smartscraper.e2e.selection.inputs.ProjectTests;
import io.github.smartscraper.e2e.worker.Fault;
import io.github.smartscraper.e2e.worker.WorkerMessages;
import io.github.smartscraper.e2e.worker.demand.DemandMessages;
import io.github.smartscraper.e2e.worker.demand.ExpectedClasses;
import io.github.smartscraper.e2e.worker.demand.WorkerDemand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Run of the tests, as the goals take it from step to step: select, start, fork, finish, record. Goals meet here, and know nothing
 * else of a run.
 */
public final class RunOrchestrator {

    private final RunAssembly parts;
    private final EarlyWorkers early;
    private Optional<Selected> selected = Optional.empty();
    private Optional<Running> running = Optional.empty();
    private Optional<Map<String, ClassResult>> results = Optional.empty();
    private Optional<Witness> witness = Optional.empty();
    private boolean doubtful;
    private Duration testing = Duration.ZERO;
    private TestTotals totals = TestTotals.NONE;

    /**
     * Tests that have been chosen, and what writes down what comes of them.
     *
     * @param expected what is expected of such classes
     * @param demand for workers that these classes have
     */
    public record Selected(
            Selection selection,
            PassRecorder recorder,
            Function<List<String>, ExpectedClasses> expected,
            Function<ExpectedClasses, WorkerDemand> demand) {}

    /** Workers that may have been started before it was known which tests run. */
    public interface EarlyWorkers {

        /** None. */
        EarlyWorkers NONE = inputs -> Optional.empty();

        /**
         * The workers, if there are any and they are of use; if not, they have been ended when this returns.
         *
         * @param inputs what servers would be started from now; empty if nobody needs any
         */
        Optional<Early> take(Optional<ServerFingerprint.Inputs> inputs);
    }

    /** Workers that are there already, and the demand that decides how many more there will be. */
    public record Early(WorkerSession session, StartedWorkers workers, WorkerDemand demand) {}

    /** Workers that have been started for them. */
    private record Running(
            WorkerSession session, StartedWorkers workers, InfrastructureRetries retries, WorkerDemand demand) {}

    /** A run in which nothing has happened yet. */
    public RunOrchestrator(RunAssembly parts) {
        this(parts, EarlyWorkers.NONE);
    }

    /** A run for which workers may have been started already. */
    public RunOrchestrator(RunAssembly parts, EarlyWorkers early) {
        this.parts = parts;
        this.early = early;
    }

    /** Gets ready on another thread what every run needs, which takes long the first time: hashes, and the report. */
    public static void prepare() {
        MachineKey.prepare();
        ReportWriter.prepare();
    }

    /**
     * Chooses the test classes that are to run.
     *
     * @param facts what Maven knows of the build
     * @throws InfrastructureException if a file that decides about it can't be read
     */
    public void select(ProjectTests tests, BuildFacts facts) throws InfrastructureException {
        parts.timeline().milestone("selection begins");
        selected = Optional.of(parts.select(tests, facts));
        parts.timeline().milestone("selection ends");
    }

    /**
     * Has the results say who the run is of.
     *
     * @param project group and artifact
     * @param versions of what it runs with, by name
     */
    public void describe(String project, Map<String, String> versions) {
        parts.timeline().describe(project, versions);
    }

    /**
     * Starts workers for them, never more than there are classes, and waits until the first of them is healthy. Without any
     * class to run, what is known of the others is the result.
     *
     * @throws ConfigurationException if something that the user has configured can't be used
     * @throws InfrastructureException if no worker can be started; nothing is left then
     */
    public void start() throws ConfigurationException, InfrastructureException {
        launch();
        if (running.isPresent()) {
            running.get().session().awaitFirst();
        }
    }

    /** The same, but does not wait: {@link #fork} comes next, and does. */
    public void launch() throws ConfigurationException, InfrastructureException {
        Selected chosen = selected.orElseThrow();
        int classes = chosen.selection().order().size();
        if (classes == 0) {
            early.take(Optional.empty());
            chosen.recorder().write(RunEnd.NOTHING_RAN);
            return;
        }
        ServerFingerprint.Inputs inputs =
                ServerFingerprint.Inputs.of(chosen.selection().signature());
        ExpectedClasses expected = chosen.expected().apply(chosen.selection().order());
        Optional<Early> there = early.take(Optional.of(inputs));
        running = Optional.of(there.isPresent() ? goOn(there.get(), expected) : startNew(inputs, expected));
    }

    private Running startNew(ServerFingerprint.Inputs inputs, ExpectedClasses expected)
            throws ConfigurationException, InfrastructureException {
        Selected chosen = selected.orElseThrow();
        int classes = chosen.selection().order().size();
        int workers = forksFor(classes);
        String opening = parts.isAdaptive() && workers > 1
                ? DemandMessages.starting(workers, classes)
                : WorkerMessages.starting(workers, classes, parts.allowedWorkers());
        WorkerDemand demand = chosen.demand().apply(expected);
        WorkerSession session = parts.session(inputs, Optional.of(demand));
        StartedWorkers launched = session.launch(workers, opening, chosen.recorder()::begin);
        return new Running(session, launched, parts.retries(launched.pool()), demand);
    }

    private Running goOn(Early there, ExpectedClasses expected) throws InfrastructureException {
        try {
            selected.orElseThrow().recorder().begin();
        } catch (InfrastructureException e) {
            there.session().stop();
            throw e;
        }
        there.demand().expect(expected);
        return new Running(
                there.session(), there.workers(), parts.retries(there.workers().pool()), there.demand());
    }

    private int forksFor(int classes) {
        return Math.min(parts.allowedWorkers(), classes);
    }

    /**
     * Runs the classes of this round in forks, has those run again whose server was lost, and then publishes the result of
     * the others: what has run again must not count twice.
     *
     * @throws InfrastructureException if no worker can be started, or if it can't be found out what came of the tests
     */
    public void fork(ForkRunner goal) throws InfrastructureException, MojoExecutionException, MojoFailureException {
        Selection selection = selected.orElseThrow().selection();
        if (running.isEmpty()) {
            if (selection.leftToFailsafe()) {
                goal.runWithoutWorkers();
            }
            return;
        }
        InfrastructureRetries retries = running.get().retries();
        RetryRound round = retries.current();
        List<String> classes = round.classes(selection.order());
        parts.timeline().round(round.number() + 1);
        parts.timeline().milestone("tests begin");
        runFollowed(running.get(), round, classes, goal);
        parts.timeline().milestone("tests end");
        Witness ofRound = goal.witness();
        witness = Optional.of(witness.map(ofRound::and).orElse(ofRound));
        SortedMap<String, ClassResult> ofClasses = round.results();
        doubtful |= ofRound.isUnexplainedBy(ofClasses.values());
        Optional<RetryRound> next = retries.next(ofClasses);
        if (next.isPresent()) {
            goal.runNextRound();
        }
        totals = totals.plus(goal.publish(next.isPresent() ? next.get().ranAgain() : Set.of()));
    }

    private void runFollowed(Running run, RetryRound round, List<String> classes, ForkRunner goal)
            throws InfrastructureException, MojoExecutionException, MojoFailureException {
        Selected chosen = selected.orElseThrow();
        int forks = forksFor(classes.size());
        FollowedRun followed = parts.followed(
                new Expected(classes, chosen.recorder().expectedMillis(), forks),
                run.workers().environment().mask());
        long begin = System.nanoTime();
        FollowedRun.Status shown = followed.show();
        try {
            goal.run(
                    forkSettings(run, round, forks, followed, goal),
                    classes,
                    round.test(goal.typedTest(), chosen.selection()));
        } catch (MojoExecutionException | MojoFailureException e) {
            // Without a server, forks have nothing to say for themselves.
            run.session().awaitFirst();
            throw e;
        } finally {
            shown.close();
            Duration serving = run.workers().pool().serving();
            Duration forking = Duration.ofNanos(System.nanoTime() - begin);
            // The wait for the first server is none of tests.
            testing = testing.plus(serving.compareTo(forking) < 0 ? serving : forking);
        }
        run.session().awaitFirst();
    }

    private ForkSettings forkSettings(Running run, RetryRound round, int forks, FollowedRun followed, ForkRunner goal) {
        RunEnvironment environment = run.workers().environment();
        return new ForkSettings(
                run.workers().pool(),
                forks,
                new ForkSettings.Files(
                        round.forks(),
                        parts.files().forkClasses(),
                        run.session().cookie().session(),
                        run.session()::watch),
                new ForkSettings.HandedOver(
                        environment.properties(), run.session().cookie().variables(), environment.secrets()),
                new ForkSettings.QuickStarts(
                        goal.quickStart(),
                        environment.host().launcher(),
                        environment.host().environment()),
                environment.mask(),
                new ForkSettings.Listeners(followed.progress(), parts.timeline()));
    }

    /** Ends the workers, or keeps them for the next build if that is wanted. */
    public void finish() {
        running.map(Running::demand).ifPresent(WorkerDemand::finish);
        parts.timeline().milestone("teardown begins");
        running.map(Running::session).ifPresent(WorkerSession::finish);
    }

    /**
     * Writes down what came of the tests, when all forks have ended.
     *
     * @throws InfrastructureException if the results can't be written
     */
    public void record() throws InfrastructureException {
        if (running.isPresent()) {
            Map<String, List<String>> faults = running.get().retries().faults();
            RunEnd end = new RunEnd(faults, doubtful, witness.orElse(Witness.OF_NO_END));
            Map<String, ClassResult> ran = selected.orElseThrow().recorder().write(end);
            results = Optional.of(ran);
            parts.tell(new RunSummary(selected.orElseThrow().selection().with(ran), totals, testing));
        }
    }

    /** Tells the CI system what has been written down. */
    public void report(CiReport report) {
        report.ofRun(parts.files().results(), text -> running.map(
                        run -> run.workers().environment().mask().apply(text))
                .orElse(text));
    }

    /** Has the report of the run written, when all of it has ended. */
    public void report(ReportWriter writer) {
        writer.afterRun(parts.files());
    }

    /** How the build is run again, on the command line. */
    public String command() {
        return parts.command();
    }

    /**
     * The verdict on the test classes that ran.
     *
     * @throws InfrastructureException if one began without a worker that was ready for it, or if the results can't be had
     */
    public Verdict verdict() throws InfrastructureException {
        if (running.isEmpty()) {
            return new Verdict(new TreeMap<>());
        }
        List<Fault> unready = running.get().retries().unready();
        if (!unready.isEmpty()) {
            throw new InfrastructureException(WorkerMessages.classesWithoutWorker(unready));
        }
        if (results.isEmpty()) {
            record();
        }
        List<String> order = selected.orElseThrow().selection().order();
        return Verdict.of(
                order, results.orElseThrow(), witness.map(Witness::seen).orElse(Set.of()));
    }
}
