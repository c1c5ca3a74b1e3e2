package io.github.smartscraper.e2e.run;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.console.InfrastructureException;
import io.github.smartscraper.e2e.failsafe.bridge.ForkRunner;
import io.github.smartscraper.e2e.failsafe.bridge.ForkSettings;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.results.Verdict;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link RunOrchestrator} and {@link RunAssembly} with fake servers and a fake goal. */
@DisplayName("A run from step to step")
@Timeout(120)
final class RunOrchestratorTest {

    private static final String VERSION = "1.0";
    private static final String ALPHA = AlphaIT.class.getName();
    private static final String BETA = BetaIT.class.getName();

    private final FakeServers servers = new FakeServers();
    private final RecordedGuard guard = new RecordedGuard();
    private final List<String> calls = new ArrayList<>();
    private SelectedProject project;
    private RunOrchestrator run;

    /** Act of a round: what a goal does with the classes of a round. */
    @FunctionalInterface
    private interface Round {
        void run(ForkSettings settings, List<String> classes) throws Exception;
    }

    /** Goal that writes down how it is called. */
    private final class RecordedGoal implements ForkRunner {

        private Witness witness = Witness.OF_NOTHING;

        private final Round round;
        private final Round next;

        private RecordedGoal(Round round, Round next) {
            this.round = round;
            this.next = next;
        }

        @Override
        public Witness witness() {
            return witness;
        }

        @Override
        public void run(ForkSettings settings, List<String> classes, Optional<String> test) {
            calls.add("run "
                    + classes.stream().sorted().map(RunOrchestratorTest::simple).toList());
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
                run.fork(new RecordedGoal(next, RunOrchestratorTest::pass));
            } catch (InfrastructureException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void publish(Set<String> superseded) {
            calls.add("publish without "
                    + superseded.stream().map(RunOrchestratorTest::simple).toList());
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

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        Files.createDirectory(directory.resolve("tmp"));
        project = new SelectedProject(directory);
        project.command = "sleep 600";
        project.tests.retainAll(List.of(ALPHA, BETA));
        run = new RunOrchestrator(assembly(VERSION));
    }

    @AfterEach
    void close() {
        guard.fire();
        servers.close();
    }

    @Test
    @DisplayName("selects, starts, forks once, publishes all, ends its workers, and writes results")
    void stepByStep() throws Exception {
        // given
        run.select(project.projectTests(), project.build());

        // when
        run.start();
        run.fork(new RecordedGoal(RunOrchestratorTest::pass, RunOrchestratorTest::pass));
        run.finish();
        run.record();

        // then
        assertThat(calls).containsExactly("run [AlphaIT, BetaIT]", "publish without []");
        assertThat(servers.launches()).hasSize(1);
        assertThat(guard.isArmed()).isFalse();
        assertThat(project.console.lines()).contains("Starting 1 worker for 2 test classes");
        assertThat(results()).content().contains(ALPHA, BETA, "PASSED").doesNotContain("CACHED");
        assertThat(run.verdict().isGood()).isTrue();
    }

    @Test
    @DisplayName("has a class run again whose server was lost, and then publishes without its first result")
    void retry() throws Exception {
        // given
        run.select(project.projectTests(), project.build());
        run.start();

        // when
        run.fork(new RecordedGoal(this::loseServerOfAlpha, RunOrchestratorTest::pass));

        // then
        assertThat(calls)
                .containsExactly(
                        "run [AlphaIT, BetaIT]",
                        "next round",
                        "run [AlphaIT]",
                        "publish without []",
                        "publish without [AlphaIT]");
    }

    @Test
    @DisplayName("starts nothing where nothing has changed, and writes what is known as its result")
    void allCached() throws Exception {
        // given
        run.select(project.projectTests(), project.build());
        run.start();
        run.fork(new RecordedGoal(RunOrchestratorTest::pass, RunOrchestratorTest::pass));
        run.finish();
        run.record();
        Files.delete(results());
        calls.clear();

        // when
        run = new RunOrchestrator(assembly(VERSION));
        run.select(project.projectTests(), project.build());
        run.start();
        run.fork(new RecordedGoal(RunOrchestratorTest::pass, RunOrchestratorTest::pass));
        run.finish();
        run.record();

        // then
        assertThat(calls).isEmpty();
        assertThat(servers.launches()).hasSize(1);
        assertThat(results()).content().contains(ALPHA, BETA, "CACHED").doesNotContain("PASSED");
    }

    @Test
    @DisplayName("does not believe what another version of the plugin has remembered")
    void otherVersion() throws Exception {
        // given
        run.select(project.projectTests(), project.build());
        run.start();
        run.fork(new RecordedGoal(RunOrchestratorTest::pass, RunOrchestratorTest::pass));
        run.finish();
        run.record();

        // when, then
        assertThat(assembly(VERSION)
                        .select(project.projectTests(), project.build())
                        .selection()
                        .order())
                .isEmpty();
        assertThat(assembly("2.0")
                        .select(project.projectTests(), project.build())
                        .selection()
                        .order())
                .containsExactlyInAnyOrder(ALPHA, BETA);
    }

    @Test
    @DisplayName("leaves it to Failsafe to say that there are no tests, without workers")
    void leftToFailsafe() throws Exception {
        // given
        project.tests.clear();
        run.select(project.projectTests(), project.build());

        // when
        run.start();
        run.fork(new RecordedGoal(RunOrchestratorTest::pass, RunOrchestratorTest::pass));

        // then
        assertThat(calls).containsExactly("without workers");
        assertThat(servers.launches()).isEmpty();
    }

    @Test
    @DisplayName("refuses results of classes that had no worker, and names these classes")
    void withoutWorker() throws Exception {
        // given
        run.select(project.projectTests(), project.build());
        run.start();

        // when
        run.fork(new RecordedGoal(RunOrchestratorTest::runAlphaWithoutWorker, RunOrchestratorTest::pass));

        // then
        assertThat(calls).containsExactly("run [AlphaIT, BetaIT]", "publish without []");
        assertThatThrownBy(run::verdict)
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining(ALPHA)
                .hasMessageNotContaining(BETA);
    }

    @Test
    @DisplayName("judges by what the forks have written down, whatever Failsafe says")
    void verdict() throws Exception {
        // given
        run.select(project.projectTests(), project.build());
        run.start();

        // when
        run.fork(new RecordedGoal(RunOrchestratorTest::failAlpha, RunOrchestratorTest::pass));
        run.finish();

        // then: nobody has written the results down yet
        assertThat(run.verdict().reasons()).containsExactly(Map.entry(ALPHA, Verdict.Reason.FAILED));
        assertThat(results()).exists();
    }

    @Test
    @DisplayName("judges by what Surefire has seen, where a class has not asked for its worker")
    void unprepared() throws Exception {
        // given
        run.select(project.projectTests(), project.build());
        run.start();
        RecordedGoal goal =
                new RecordedGoal((settings, classes) -> pass(settings, List.of(BETA)), RunOrchestratorTest::pass);
        goal.witness = saw(ALPHA, BETA);

        // when
        run.fork(goal);
        run.finish();
        run.record();

        // then
        assertThat(run.verdict().reasons()).containsExactly(Map.entry(ALPHA, Verdict.Reason.UNPREPARED));
    }

    @Test
    @DisplayName("has nothing against a class that has no test under the present filter, and remembers that (C7)")
    void withoutTests() throws Exception {
        assertThat(afterRunOf(passingBeta(BETA, ALPHA)).order()).isEmpty();
        assertThat(run.verdict().isGood()).isTrue();
    }

    @Test
    @DisplayName("fails a class of which nobody has heard anything, and in which nobody has looked for tests")
    void missing() throws Exception {
        assertThat(afterRunOf(passingBeta(BETA)).order()).containsExactly(ALPHA);
        assertThat(run.verdict().reasons()).containsExactly(Map.entry(ALPHA, Verdict.Reason.MISSING));
    }

    @Test
    @DisplayName("fails all classes where the forks did not come to their end")
    void neverForked() throws Exception {
        run.select(project.projectTests(), project.build());
        run.start();
        run.record();
        run.finish();

        assertThat(run.verdict().reasons()).containsOnlyKeys(ALPHA, BETA);
        assertThat(selectionNow().order()).containsExactlyInAnyOrder(ALPHA, BETA);
    }

    @Test
    @DisplayName("takes no silence for an empty class where Surefire has heard of it")
    void silentForAReason() throws Exception {
        RecordedGoal goal = passingBeta(BETA, ALPHA);
        goal.witness = saw(ALPHA, BETA);

        assertThat(afterRunOf(goal).order()).containsExactly(ALPHA);
        assertThat(run.verdict().reasons()).containsExactly(Map.entry(ALPHA, Verdict.Reason.UNPREPARED));
    }

    @Test
    @DisplayName("takes no silence for an empty class where the tests were stopped after failures")
    void silentSinceStopped() throws Exception {
        RecordedGoal goal = passingBeta(BETA, ALPHA);
        goal.witness = new Witness(Set.of(BETA), Set.of(), false, false, true);

        assertThat(afterRunOf(goal).order()).contains(ALPHA);
        assertThat(run.verdict().reasons()).containsEntry(ALPHA, Verdict.Reason.MISSING);
    }

    /** A goal in which BetaIT passes, and the JUnit Platform looks for tests in these classes. */
    private RecordedGoal passingBeta(String... discovered) {
        return new RecordedGoal(
                (settings, classes) -> {
                    pass(settings, List.of(BETA));
                    ForkEventFile.discovered(settings.files().directory(), discovered);
                },
                RunOrchestratorTest::pass);
    }

    private static Witness saw(String... testClasses) {
        return new Witness(Set.of(testClasses), Set.of(), true, false, false);
    }

    /** Of a run in which these have failed, for all that Surefire says. */
    private static Witness failing(boolean broken, String... failed) {
        return new Witness(Set.of(ALPHA, BETA), Set.of(failed), false, broken, false);
    }

    private Selection selectionNow() throws Exception {
        return assembly(VERSION).select(project.projectTests(), project.build()).selection();
    }

    private Selection afterRunOf(RecordedGoal goal) throws Exception {
        run = new RunOrchestrator(assembly(VERSION));
        run.select(project.projectTests(), project.build());
        run.start();
        run.fork(goal);
        run.finish();
        run.record();
        return assembly(VERSION).select(project.projectTests(), project.build()).selection();
    }

    @Test
    @DisplayName("remembers no pass if something failed that belongs to no class, and says so (G5)")
    void unexplained() throws Exception {
        // given
        RecordedGoal goal = new RecordedGoal(RunOrchestratorTest::pass, RunOrchestratorTest::pass);
        goal.witness = failing(false);

        // when, then
        assertThat(afterRunOf(goal).order()).containsExactlyInAnyOrder(ALPHA, BETA);
        assertThat(project.warnings()).anyMatch(line -> line.contains("belongs to no test class"));
    }

    @Test
    @DisplayName("remembers the passes of other classes if it is a class that failed")
    void explained() throws Exception {
        // given
        RecordedGoal goal = new RecordedGoal(RunOrchestratorTest::failAlpha, RunOrchestratorTest::pass);
        goal.witness = failing(false, ALPHA);

        // when, then
        assertThat(afterRunOf(goal).order()).containsExactly(ALPHA);
    }

    @Test
    @DisplayName("remembers no pass if a JVM broke down at its end, though a class failed, too (G5)")
    void brokenBesideFailure() throws Exception {
        // given
        RecordedGoal goal = new RecordedGoal(RunOrchestratorTest::failAlpha, RunOrchestratorTest::pass);
        goal.witness = failing(true, ALPHA);

        // when, then
        assertThat(afterRunOf(goal).order()).containsExactlyInAnyOrder(ALPHA, BETA);
    }

    private static void failAlpha(ForkSettings settings, List<String> classes) throws IOException {
        pass(settings, List.of(BETA));
        ForkEventFile.write(settings.files().directory(), ALPHA, "begin", "end:FAILED:1:1:0");
    }

    private RunAssembly assembly(String version) throws Exception {
        HostSystem host = new HostSystem(
                2, project.variables, project.project.resolve("tmp"), servers, ProcessTable.ofThisSystem(), servers);
        return new RunAssembly(project.request(), host, project.console, guard, version);
    }

    private Path results() {
        return project.project.resolve("target/smartscraper-e2e/results.json");
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('$') + 1);
    }

    private static void pass(ForkSettings settings, List<String> classes) throws IOException {
        for (String name : classes) {
            ForkEventFile.write(settings.files().directory(), name, "begin", "end:PASSED:1:0:0");
        }
    }

    private void loseServerOfAlpha(ForkSettings settings, List<String> classes) throws Exception {
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

    private static void runAlphaWithoutWorker(ForkSettings settings, List<String> classes) throws Exception {
        pass(settings, List.of(BETA));
        settings.pool().stop();
        assertThatExceptionOfType(WorkerException.class)
                .isThrownBy(() -> settings.pool().beginClass(0, ALPHA));
        ForkEventFile.write(settings.files().directory(), ALPHA, "fault:no_worker", "end:PASSED:1:0:0");
    }
}
