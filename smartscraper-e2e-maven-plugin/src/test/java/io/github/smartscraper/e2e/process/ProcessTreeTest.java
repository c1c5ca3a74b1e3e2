package io.github.smartscraper.e2e.process;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.smartscraper.e2e.process.proc.ProcessStart;
import io.github.smartscraper.e2e.support.EndLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests what belongs to a {@link ProcessTree}, and how it ends. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(90)
final class ProcessTreeTest {

    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Runs until SIGKILL. */
    private static final String IGNORES_SIGTERM = "trap '' TERM; echo ready; while :; do sleep 1; done";

    /** A system that does not let its environments be read. */
    private static final ProcessTable NOTHING = cookie -> Set.of();

    @RegisterExtension
    private final ChildProcesses children = new ChildProcesses();

    @TempDir
    private Path temporary;

    private final ProcessTable table = ProcessTable.ofThisSystem();
    private final ProcessCookie cookie = children.cookie();

    @Test
    @DisplayName("A whole tree ends: a shell, its shell, and what that runs")
    void aWholeTreeEnds() throws Exception {
        // given
        Process root = nested();
        ProcessTree tree = new ProcessTree(table, cookie, ProcessIdentity.of(root.toHandle()));
        Set<Long> pids = tree.pids();

        // when
        Set<Long> left = tree.end(new EndLimits(LONG, LONG));

        // then
        assertThat(pids).hasSize(3).contains(root.pid());
        assertThat(left).isEmpty();
        assertThat(pids).noneMatch(ChildProcesses::isRunning);
    }

    @Test
    @DisplayName("Where environments can't be read, the children that the system lists end")
    void withoutEnvironmentsTheListedChildrenEnd() throws Exception {
        // given
        Process root = nested();
        ProcessTree tree = new ProcessTree(NOTHING, cookie, ProcessIdentity.of(root.toHandle()));
        Set<Long> pids = tree.pids();

        // when
        tree.end(new EndLimits(LONG, LONG));

        // then
        assertThat(pids).hasSize(3);
        await().atMost(WAIT).untilAsserted(() -> assertThat(pids).noneMatch(ChildProcesses::isRunning));
    }

    private Process nested() throws IOException {
        Process root = children.start(cookie.variables(), "sh", "-c", "sh -c 'sleep 300 & wait' & wait");
        await().atMost(WAIT).until(() -> root.descendants().count() == 2);
        return root;
    }

    @Test
    @DisplayName("A process that ends by itself within the grace is let end")
    void aProcessMayEndByItself() throws Exception {
        // given
        Path trace = temporary.resolve("goodbye");
        Process process = children.startReady(
                cookie.variables(),
                "trap 'echo bye > " + trace + "; exit 0' TERM; echo ready; while :; do sleep 0.05; done");

        // when
        Set<Long> left = tree(process).end(new EndLimits(LONG, LONG));

        // then
        assertThat(left).isEmpty();
        assertThat(process.waitFor()).isZero();
        assertThat(trace).hasContent("bye");
    }

    @Test
    @DisplayName("A process that ignores SIGTERM is killed when the grace is over")
    void aProcessThatIgnoresSigtermIsKilled() throws Exception {
        // given
        Process process = children.startReady(cookie.variables(), IGNORES_SIGTERM);
        long begin = System.nanoTime();

        // when
        Set<Long> left = tree(process).end(new EndLimits(SHORT, LONG));

        // then
        assertThat(left).isEmpty();
        assertThat(process.waitFor()).isEqualTo(128 + 9);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(SHORT, LONG);
    }

    @Test
    @DisplayName("A process that is started while the tree is being ended, ends too")
    void aProcessStartedMeanwhileEnds() throws Exception {
        // given
        Process process = children.startReady(
                cookie.variables(), "trap 'sleep 300 & sleep 300 & exit 0' TERM; echo ready; sleep 300 & wait");

        // when
        Set<Long> left = tree(process).end(new EndLimits(SHORT, LONG));

        // then
        assertThat(left).isEmpty();
        assertThat(table.carrying(cookie)).isEmpty();
    }

    @Test
    @DisplayName("A process that has left its parent, group and session is found by its cookie")
    void aDetachedProcessIsFoundByItsMark() throws Exception {
        // given
        assumeThat(Executables.of(System.getenv()).find("perl")).isPresent();
        Process parent = children.start(
                cookie.variables(),
                "perl",
                "-MPOSIX",
                "-e",
                "fork and exit; POSIX::setsid(); fork and exit; close STDOUT; exec 'sleep', '300'");
        ProcessIdentity root = ProcessIdentity.of(parent.toHandle());
        parent.waitFor();
        await().atMost(WAIT).until(() -> table.carrying(cookie).size() == 1);
        Set<Long> detached = table.carrying(cookie);

        // when
        Set<Long> left = new ProcessTree(table, cookie, root).end(new EndLimits(LONG, LONG));

        // then
        assertThat(left).isEmpty();
        assertThat(detached).noneMatch(ChildProcesses::isRunning);
    }

    @Test
    @DisplayName("Where only the cookie is known, all that carries it ends")
    void theMarkIsEnough() throws Exception {
        // given
        Process process = children.start(cookie.ofWorker(3).variables(), "sleep", "300");

        // when
        Set<Long> left = new ProcessTree(table, cookie, null).end(new EndLimits(LONG, LONG));

        // then
        assertThat(left).isEmpty();
        assertThat(process.waitFor()).isEqualTo(128 + 15);
    }

    @Test
    @DisplayName("Processes without the cookie, of another session or of another worker live on")
    void foreignProcessesLiveOn() throws Exception {
        // given
        Process own = children.start(cookie.ofWorker(1).variables(), "sleep", "300");
        List<Process> foreign = List.of(
                children.start(Map.of(), "sleep", "300"),
                children.start(children.cookie().ofWorker(1).variables(), "sleep", "300"),
                children.start(cookie.ofWorker(2).variables(), "sleep", "300"));

        // when
        new ProcessTree(table, cookie.ofWorker(1), ProcessIdentity.of(own.toHandle())).end(new EndLimits(LONG, LONG));

        // then
        assertThat(ChildProcesses.isRunning(own.pid())).isFalse();
        assertThat(foreign).allMatch(Process::isAlive);
    }

    @Test
    @DisplayName("A process that was given the pid of the root lives on")
    void aReusedPidLivesOn() throws Exception {
        // given
        Process later = children.start(Map.of(), "sleep", "300");
        ProcessIdentity known = ProcessIdentity.of(later.toHandle());
        ProcessIdentity earlier = known.start() instanceof ProcessStart.Ticks start
                ? new ProcessIdentity(later.pid(), new ProcessStart.Ticks(start.ticks() - 1, start.space()))
                : new ProcessIdentity(later.pid(), Instant.EPOCH);

        // when
        Set<Long> left = new ProcessTree(table, cookie, earlier).end(new EndLimits(SHORT, LONG));

        // then
        assertThat(left).isEmpty();
        assertThat(later.isAlive()).isTrue();
    }

    @Test
    @DisplayName("What can't be ended is named when the limit is over")
    void theLimitIsKept() throws Exception {
        // given
        Process process = children.startReady(cookie.variables(), IGNORES_SIGTERM);
        long begin = System.nanoTime();

        // when
        Set<Long> left = tree(process).end(new EndLimits(LONG, SHORT));

        // then
        assertThat(left).contains(process.pid());
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(SHORT, LONG);
    }

    @Test
    @DisplayName("A thread that is interrupted gives no grace, and stays interrupted")
    void anInterruptEndsTheGrace() throws Exception {
        // given
        Process process = children.startReady(cookie.variables(), IGNORES_SIGTERM);
        long begin = System.nanoTime();

        // when
        Thread.currentThread().interrupt();
        tree(process).end(new EndLimits(LONG, LONG));

        // then
        assertThat(Thread.interrupted()).isTrue();
        assertThat(process.waitFor()).isEqualTo(128 + 9);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONG);
    }

    @Test
    @DisplayName("The process that runs this code never belongs to a tree")
    void thisProcessNeverBelongs() {
        // given
        ProcessTable all = any -> Set.of(ProcessHandle.current().pid());

        // when, then
        assertThat(new ProcessTree(all, cookie, null).pids()).isEmpty();
    }

    @Test
    @DisplayName("A process that is overlooked once, as while it becomes another program, has not ended")
    void aProcessIsOverlookedOnce() throws Exception {
        // given
        Process process = children.start(cookie.variables(), "sleep", "300");
        AtomicInteger looks = new AtomicInteger();
        ProcessTable overlooking = any -> looks.incrementAndGet() == 1 ? Set.of() : Set.of(process.pid());

        // when, then
        assertThat(new ProcessTree(overlooking, cookie, null).hasEnded()).isFalse();
        assertThat(new ProcessTree(NOTHING, cookie, null).hasEnded()).isTrue();
    }

    @Test
    @DisplayName("A tree that has ended is ended at once, as often as is asked")
    void anEndedTreeIsEnded() throws Exception {
        // given
        ProcessTree tree = new ProcessTree(table, cookie, children.ended());

        // when, then
        assertThat(tree.end(new EndLimits(LONG, LONG))).isEmpty();
        assertThat(tree.end(new EndLimits(LONG, LONG))).isEmpty();
        assertThat(tree.pids()).isEmpty();
    }

    private ProcessTree tree(Process root) {
        return new ProcessTree(table, cookie, ProcessIdentity.of(root.toHandle()));
    }
}
