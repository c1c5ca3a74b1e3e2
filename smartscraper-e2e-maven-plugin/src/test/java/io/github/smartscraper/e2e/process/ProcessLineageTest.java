package io.github.smartscraper.e2e.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.smartscraper.e2e.process.proc.ProcFile;
import io.github.smartscraper.e2e.process.proc.ProcessStart;
import io.github.smartscraper.e2e.support.EndLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests by what, besides its cookie, a process is known to be ours. */
@EnabledOnOs(OS.LINUX)
@Timeout(90)
final class ProcessLineageTest {

    private static final EndLimits LIMITS = new EndLimits(Duration.ofSeconds(20), Duration.ofSeconds(40));

    @RegisterExtension
    private final ChildProcesses children = new ChildProcesses();

    private final ProcessTable table = ProcessTable.ofThisSystem();
    private final ProcessCookie cookie = children.cookie();
    private final List<ProcessIdentity> leaders = new ArrayList<>();

    @Test
    @DisplayName("A server that was started with an environment of its own is the launched worker's, and ends with it")
    void anEnvironmentOfItsOwn() throws Exception {
        // given
        Process server = launch("setsid", "env", "-i", "sleep", "300");

        // when
        Set<Long> carrying = table.carrying(cookie.ofWorker(0));
        Set<Long> left = new ProcessTree(table, cookie, null).end(LIMITS);

        // then
        assertThat(carrying).contains(server.pid());
        assertThat(left).isEmpty();
        assertThat(ChildProcesses.isRunning(server.pid())).isFalse();
    }

    @Test
    @DisplayName("A server in the session of a command that has ended is known by the number of that session")
    void theSessionOfWhatHasEnded() throws Exception {
        // given
        Process command = launch("setsid", "sh", "-c", "env -i sleep 300 >/dev/null 2>&1 & echo $!; read end");
        long server = Long.parseLong(command.inputReader().readLine());
        // It has been seen running by now: of one that ends before that, nothing but its pid is known.
        command.outputWriter().close();
        command.waitFor();

        // when
        Set<Long> carrying = table.carrying(cookie);
        Set<Long> left = new ProcessTree(table, cookie, null).end(LIMITS);

        // then
        assertThat(carrying).containsExactly(server);
        assertThat(left).isEmpty();
        assertThat(ChildProcesses.isRunning(server)).isFalse();
    }

    @Test
    @DisplayName("A server that writes its title over its environment is known")
    void aTitleOverTheEnvironment() throws Exception {
        // given
        assumeThat(Executables.of(System.getenv()).find("perl")).isPresent();
        Process server = launch("setsid", "perl", "-e", "$| = 1; $0 = 'x' x 100000; print qq(ready\\n); sleep 300");
        server.inputReader().readLine();
        assumeThat(ProcFile.environment(server.pid()).orElse("")).doesNotContain(cookie.session());

        // when, then
        assertThat(table.carrying(cookie.ofWorker(0))).contains(server.pid());
    }

    @Test
    @DisplayName(
            "A helper that has cleaned its environment and left the session is known by its parent, and after that for good")
    void aHelperOfAServer() throws Exception {
        // given
        Process server = launch("setsid", "sh", "-c", "setsid env -i sh -c 'echo $$; exec sleep 300' & wait");
        long helper = Long.parseLong(server.inputReader().readLine());
        assertThat(table.carrying(cookie)).contains(helper);

        // when
        server.destroyForcibly().waitFor();

        // then
        assertThat(table.carrying(cookie)).containsExactly(helper);
        assertThat(new ProcessTree(table, cookie, null).end(LIMITS)).isEmpty();
        assertThat(ChildProcesses.isRunning(helper)).isFalse();
    }

    @Test
    @DisplayName("Whoever keeps the records is told of each process that opens a session, and of those before as well")
    void leadersAreTold() throws Exception {
        // given
        Process before = launch("setsid", "env", "-i", "sleep", "300");

        // when
        table.tellLeaders(cookie, leaders::add);
        Process after = launch("setsid", "sh", "-c", "setsid env -i sh -c 'echo $$; exec sleep 300' & wait");
        long helper = Long.parseLong(after.inputReader().readLine());
        table.carrying(cookie);

        // then
        assertThat(leaders).extracting(ProcessIdentity::pid).contains(before.pid(), after.pid(), helper);
    }

    @Test
    @DisplayName("A later build that was told of the leader finds what is in its session")
    void aLaterBuild() throws Exception {
        // given
        Process command = launch("setsid", "sh", "-c", "env -i sleep 300 >/dev/null 2>&1 & echo $!; exec sleep 300");
        ProcessIdentity leader = ProcessIdentity.of(command.toHandle());
        long server = Long.parseLong(command.inputReader().readLine());
        command.destroyForcibly().waitFor();

        // when
        ProcessTable later = ProcessTable.ofThisSystem();
        later.launched(cookie, ProcessIdentity.parse(leader.pid(), leader.startedAt()));

        // then
        assertThat(later.carrying(cookie)).containsExactly(server);
        new ProcessTree(later, cookie, null).end(LIMITS);
    }

    @Test
    @DisplayName("A session whose number belongs to another process now is not ours")
    void anotherSession() throws Exception {
        // given
        Process stranger = children.start(Map.of(), "setsid", "sh", "-c", "sleep 300 & echo ready; wait");
        stranger.inputReader().readLine();
        ProcessIdentity now = ProcessIdentity.of(stranger.toHandle());
        ProcessStart.Ticks start = (ProcessStart.Ticks) now.start();

        // when
        table.launched(
                cookie, new ProcessIdentity(now.pid(), new ProcessStart.Ticks(start.ticks() - 1, start.space())));

        // then
        assertThat(table.carrying(cookie)).isEmpty();
    }

    @Test
    @DisplayName("What is in the session of this process, as everything in the same terminal, is not ours")
    void theSessionOfThisProcess() throws Exception {
        // given
        Process stranger = children.start(Map.of(), "sleep", "300");
        launch("sleep", "300");

        // when, then
        assertThat(table.carrying(cookie)).doesNotContain(stranger.pid());
    }

    private Process launch(String... command) throws IOException {
        Process process = children.start(cookie.ofWorker(0).variables(), command);
        table.launched(cookie.ofWorker(0), ProcessIdentity.of(process.toHandle()));
        return process;
    }
}
