package io.github.smartscraper.e2e.run.prewarm;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.console.RecordedConsole;
import io.github.smartscraper.e2e.machine.HostSystem;
import io.github.smartscraper.e2e.process.ProcessTable;
import io.github.smartscraper.e2e.results.timeline.WorkerHistory;
import io.github.smartscraper.e2e.run.FakeServers;
import io.github.smartscraper.e2e.run.RunAssembly;
import io.github.smartscraper.e2e.run.RunOrchestrator;
import io.github.smartscraper.e2e.run.SelectedProject;
import io.github.smartscraper.e2e.run.ownership.RecordedGuard;
import io.github.smartscraper.e2e.session.WorkDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link Prewarming} with fake servers. */
@DisplayName("Prewarming")
@Timeout(120)
final class PrewarmingTest {

    private static final String TAKEN_OVER = "Taking over the workers that goal prewarm has started";
    private static final Forecast NO_CHANGE = new Forecast(false, List.of(), false, false);

    private final FakeServers servers = new FakeServers();
    private final RecordedConsole console = new RecordedConsole();
    private final RecordedGuard guard = new RecordedGuard();
    private final RecordedGuard guardOfSessions = new RecordedGuard();
    private final List<String> idle = new CopyOnWriteArrayList<>();
    private SelectedProject project;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        Files.createDirectory(directory.resolve("tmp"));
        project = new SelectedProject(directory);
        project.command = "sleep 600";
        project.basePort = "9400";
    }

    @AfterEach
    void close() {
        guard.fire();
        guardOfSessions.fire();
        servers.close();
    }

    @Test
    @DisplayName("starts servers that the run takes over, with what has happened to them")
    void takenOver() throws Exception {
        // given
        Prewarming prewarming = begin();
        await().until(() -> servers.launches().size() == 1);

        // when
        RunAssembly parts = prewarming.goneOnWith(assembly(console));
        RunOrchestrator run = start(parts, prewarming);

        // then
        assertThat(servers.launches()).hasSize(1);
        assertThat(guard.isArmed()).isFalse();
        assertThat(console.lines())
                .containsSubsequence("Prewarming: servers start while Maven goes on, for 3 test classes", TAKEN_OVER)
                .anyMatch(line -> line.startsWith("0       http://127.0.0.1:"));
        assertThat(parts.timeline().snapshot(false).workers())
                .extracting(WorkerHistory::id)
                .containsExactly(0);

        // when
        run.finish();

        // then
        assertThat(console.lines()).anyMatch(line -> line.startsWith("Stopped 1 worker"));
        assertThat(guardOfSessions.isArmed()).isFalse();
    }

    @Test
    @DisplayName("starts more workers where more classes run than were expected")
    void moreClasses() throws Exception {
        // given
        project.workers = "2";
        String alpha = project.tests.get(0);
        List<String> others = List.copyOf(project.tests.subList(1, 3));
        project.tests.removeAll(others);
        Prewarming prewarming = begin();
        await().until(() -> servers.launches().size() == 1);
        assertThat(project.tests).contains(alpha);
        project.tests.addAll(others);

        // when
        RunOrchestrator run = start(prewarming.goneOnWith(assembly(console)), prewarming);

        // then
        await().until(() -> servers.launches().size() == 2);
        run.finish();
    }

    @Test
    @DisplayName("starts nothing where nothing is expected to run")
    void nothingRuns() throws Exception {
        // given
        List<String> tests = List.copyOf(project.tests);
        project.tests.clear();

        // when
        Prewarming prewarming = begin();

        // then
        await().until(() -> !idle.isEmpty());
        assertThat(idle).containsExactly("Prewarming no server: nothing has changed since all test classes passed");
        assertThat(servers.launches()).isEmpty();

        // when
        project.tests.addAll(tests);
        RunAssembly own = assembly(console);
        RunOrchestrator run = start(prewarming.goneOnWith(own), prewarming);

        // then
        assertThat(prewarming.goneOnWith(own)).isSameAs(own);
        assertThat(servers.launches()).hasSize(1);
        assertThat(console.lines()).noneMatch(line -> line.startsWith("Prewarming"));
        run.finish();
    }

    @Test
    @DisplayName("has its servers replaced where the application has changed since, and their events forgotten")
    void sourcesChanged() throws Exception {
        // given
        Prewarming prewarming = begin();
        await().until(() -> servers.launches().size() == 1);
        project.write("app/src/main.ts", "generated");

        // when
        RunAssembly parts = prewarming.goneOnWith(assembly(console));
        RunOrchestrator run = start(parts, prewarming);

        // then
        assertThat(servers.launches()).hasSize(2);
        assertThat(console.lines())
                .doesNotContain(TAKEN_OVER)
                .anyMatch(line -> line.startsWith("The servers that goal prewarm has started can't be used: since "
                        + "then the application's sources have changed, or variables that it reads."));
        assertThat(parts.timeline().snapshot(false).workers()).allSatisfy(worker -> assertThat(worker.events())
                .noneMatch(event -> event.what().equals("GONE")));
        run.finish();
    }

    @Test
    @DisplayName("has its servers replaced where parameters of servers have changed since, and not for others")
    void parametersChanged() throws Exception {
        // given
        Prewarming prewarming = begin();
        await().until(() -> servers.launches().size() == 1);
        project.environment.put("MODE", "other");

        // when
        RunOrchestrator run = start(prewarming.goneOnWith(assembly(console)), prewarming);

        // then
        assertThat(servers.launches()).hasSize(2);
        assertThat(console.lines()).anyMatch(line -> line.contains("since then parameters have changed"));
        run.finish();
    }

    @Test
    @DisplayName("has its servers replaced where the build has removed their files")
    void cleaned() throws Exception {
        // given
        Prewarming prewarming = begin();
        RunAssembly parts = prewarming.goneOnWith(assembly(console));
        await().until(() -> parts.timeline().snapshot(false).workers().stream()
                .flatMap(worker -> worker.events().stream())
                .anyMatch(event -> event.what().equals("READY")));
        Files.delete(files().session());
        Files.delete(files().lock());

        // when
        RunOrchestrator run = start(parts, prewarming);

        // then
        assertThat(console.lines()).anyMatch(line -> line.contains("are gone, or their files in target are"));
        assertThat(files().session()).exists();
        run.finish();
    }

    @Test
    @DisplayName("ends its servers without a word where nothing has to run after all")
    void nothingToRun() throws Exception {
        // given
        Prewarming prewarming = begin();
        await().until(() -> servers.launches().size() == 1);
        project.tests.clear();

        // when
        start(prewarming.goneOnWith(assembly(console)), prewarming);

        // then
        assertEnded();
        assertThat(console.lines()).noneMatch(line -> line.startsWith("Stopped") || line.startsWith("WARNING"));
    }

    @Test
    @DisplayName("ends its servers when the build ends before anybody has taken them over")
    void buildEnds() throws Exception {
        // given
        begin();
        await().until(() -> servers.launches().size() == 1);

        // when
        guard.fire();

        // then
        assertEnded();
    }

    @Test
    @DisplayName("has the run try again where no server comes up")
    void cannotStart() throws Exception {
        // given
        servers.launching(false);
        Prewarming prewarming = begin();
        await().until(() -> console.lines().stream().anyMatch(line -> line.startsWith("Prewarming: "))
                && !guardOfSessions.isArmed());
        servers.launching(true);

        // when
        RunOrchestrator run = start(prewarming.goneOnWith(assembly(console)), prewarming);

        // then
        assertThat(servers.launches()).hasSize(1);
        assertThat(console.lines())
                .anyMatch(line ->
                        line.startsWith("Goal prewarm has no server to hand over, so that goal start tries again: "))
                .doesNotContain(TAKEN_OVER);
        run.finish();
    }

    @Test
    @DisplayName("is of no use where workers are kept for the next build")
    void kept() throws Exception {
        // given
        project.keepAlive = true;

        // when, then
        assertThat(Prewarming.begin(this::assembly, console, guard, plan())).isEmpty();
        assertThat(guard.isArmed()).isFalse();
    }

    private Prewarming begin() throws Exception {
        return Prewarming.begin(this::assembly, console, guard, plan()).orElseThrow();
    }

    private Prewarming.Plan plan() {
        return new Prewarming.Plan(project.projectTests(), project.build(), NO_CHANGE, idle::add);
    }

    private RunOrchestrator start(RunAssembly parts, Prewarming prewarming) throws Exception {
        RunOrchestrator run = new RunOrchestrator(parts, prewarming);
        run.select(project.projectTests(), project.build());
        run.start();
        return run;
    }

    private void assertEnded() {
        assertThat(guard.isArmed()).isFalse();
        assertThat(guardOfSessions.isArmed()).isFalse();
        assertThat(files().session()).doesNotExist();
    }

    private WorkDirectory files() {
        return new WorkDirectory(project.project.resolve("target/smartscraper-e2e"));
    }

    private RunAssembly assembly(Console spokenTo) throws ConfigurationException {
        HostSystem host = new HostSystem(
                2, project.variables, project.project.resolve("tmp"), servers, ProcessTable.ofThisSystem(), servers);
        return new RunAssembly(project.request(), host, spokenTo, guardOfSessions, "1.0");
    }
}
