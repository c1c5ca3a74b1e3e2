package io.github.smartscraper.e2e.run;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.failsafe.bridge.ForkRunner;
import io.github.smartscraper.e2e.failsafe.bridge.ForkSettings;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.results.TestTotals;
import io.github.smartscraper.e2e.results.Witness;
import io.github.smartscraper.e2e.run.SelectedProject.AlphaIT;
import io.github.smartscraper.e2e.run.SelectedProject.BetaIT;
import io.github.smartscraper.e2e.run.ownership.RecordedGuard;
import io.github.smartscraper.e2e.selection.Selection;
import io.github.smartscraper.e2e.worker.server.WorkerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Base of tests of {@link RunOrchestrator}: fake servers and a fake goal. */
abstract class RunsOfFakes {

    static final String VERSION = "1.0";
    static final String ALPHA = AlphaIT.class.getName();
    static final String BETA = BetaIT.class.getName();

    final FakeServers servers = new FakeServers();
    final RecordedGuard guard = new RecordedGuard();
    final List<String> calls = new ArrayList<>();
    SelectedProject project;
    RunOrchestrator run;

    /** Act of a round: what a goal does with the classes of a round. */
    @FunctionalInterface
    interface Round {
        void run(ForkSettings settings, List<String> classes) throws Exception;
    }

    /** Goal that writes down how it is called. */
    final class RecordedGoal implements ForkRunner {

        Witness witness = Witness.OF_NOTHING;

        private final Round round;
        private final Round next;

        RecordedGoal(Round round, Round next) {
            this.round = round;
            this.next = next;
        }

        @Override
        public Witness witness() {
            return witness;
        }

        @Override
        public void run(ForkSettings settings, List<String> classes, Optional<String> test) {
            calls.add(
                    "run " + classes.stream().sorted().map(RunsOfFakes::simple).toList());
            try {
                round.run(settings, classes);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void runNextRound() throws MojoExecutionException, MojoFailureException {
            calls.add("next round");
            try {
                run.fork(new RecordedGoal(next, RunsOfFakes::pass));
            } catch (InfrastructureException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public TestTotals publish(Set<String> superseded) {
            calls.add("publish without "
                    + superseded.stream().map(RunsOfFakes::simple).toList());
            return TestTotals.NONE;
        }

        @Override
        public void runWithoutWorkers() {
            calls.add("without workers");
        }

        @Override
        public Optional<String> typedTest() {
            return Optional.empty();
        }

        @Override
        public boolean quickStart() {
            return false;
        }
    }

    private final String basePort;

    /** Runs whose servers have ports from this one on. */
    RunsOfFakes(String basePort) {
        this.basePort = basePort;
    }

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        Files.createDirectory(directory.resolve("tmp"));
        project = new SelectedProject(directory);
        project.command = "sleep 600";
        project.basePort = basePort;
        project.tests.retainAll(List.of(ALPHA, BETA));
        run = new RunOrchestrator(assembly(VERSION));
    }

    @AfterEach
    void close() {
        guard.fire();
        servers.close();
    }

    /** A goal in which BetaIT passes, and the JUnit Platform looks for tests in these classes. */
    RecordedGoal passingBeta(String... discovered) {
        return new RecordedGoal(
                (settings, classes) -> {
                    pass(settings, List.of(BETA));
                    ForkEventFile.discovered(settings.files().directory(), discovered);
                },
                RunsOfFakes::pass);
    }

    static Witness saw(String... testClasses) {
        return new Witness(Set.of(testClasses), Set.of(), true, false, false);
    }

    /** Of a run in which these have failed, for all that Surefire says. */
    static Witness failing(boolean broken, String... failed) {
        return new Witness(Set.of(ALPHA, BETA), Set.of(failed), false, broken, false);
    }

    Selection selectionNow() throws Exception {
        return assembly(VERSION).select(project.projectTests(), project.build()).selection();
    }

    Selection afterRunOf(RecordedGoal goal) throws Exception {
        run = new RunOrchestrator(assembly(VERSION));
        run.select(project.projectTests(), project.build());
        run.start();
        run.fork(goal);
        run.finish();
        run.record();
        return assembly(VERSION).select(project.projectTests(), project.build()).selection();
    }

    static void failAlpha(ForkSettings settings, List<String> classes) throws IOException {
        pass(settings, List.of(BETA));
        ForkEventFile.write(settings.files().directory(), ALPHA, "begin", "end:FAILED:1:1:0");
    }

    RunAssembly assembly(String version) throws Exception {
        HostSystem host = new HostSystem(
                2, project.variables, project.project.resolve("tmp"), servers, ProcessTable.ofThisSystem(), servers);
        return new RunAssembly(project.request(), host, project.console, guard, version);
    }

    Path results() {
        return project.project.resolve("target/smartscraper-e2e/results.json");
    }

    static String simple(String name) {
        return name.substring(name.lastIndexOf('$') + 1);
    }

    static void pass(ForkSettings settings, List<String> classes) throws IOException {
        for (String name : classes) {
            ForkEventFile.write(settings.files().directory(), name, "begin", "end:PASSED:1:0:0");
        }
    }

    void loseServerOfAlpha(ForkSettings settings, List<String> classes) throws Exception {
        pass(settings, List.of(BETA));
        int worker = settings.pool().lease().id();
        settings.pool().beginClass(worker, ALPHA);
        ProcessTable.ofThisSystem()
                .carrying(ProcessCookie.ofSession(settings.files().session()).ofWorker(worker))
                .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        await().until(() -> project.console.lines().stream().anyMatch(line -> line.startsWith("WARNING " + ALPHA)));
        settings.pool().endClass(worker, ALPHA, true);
        ForkEventFile.write(settings.files().directory(), ALPHA, "begin", "end:FAILED:1:1:0");
    }

    static void runAlphaWithoutWorker(ForkSettings settings, List<String> classes) throws Exception {
        pass(settings, List.of(BETA));
        settings.pool().stop();
        assertThatExceptionOfType(WorkerException.class)
                .isThrownBy(() -> settings.pool().beginClass(0, ALPHA));
        ForkEventFile.write(settings.files().directory(), ALPHA, "fault:no_worker", "end:PASSED:1:0:0");
    }
}
