package io.github.smartscraper.e2e.process;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.process.proc.Life;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests when a process is the one that a {@link ProcessIdentity} means. */
final class ProcessIdentityTest {

    @RegisterExtension
    private final ChildProcesses children = new ChildProcesses();

    @Test
    @DisplayName("The process that runs this code is alive")
    void thisProcessIsAlive() {
        // given
        ProcessIdentity current = ProcessIdentity.current();

        // when, then
        assertThat(current.isAlive()).isTrue();
        assertThat(current.handle()).contains(ProcessHandle.current());
    }

    @Test
    @DisplayName("A process that has ended is not alive")
    void anEndedProcessIsNotAlive() throws Exception {
        // given
        ProcessIdentity ended = children.ended();

        // when, then
        assertThat(ended.isAlive()).isFalse();
        assertThat(ended.handle()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("A process that has ended is not alive either if its parent has not noticed")
    void aZombieIsNotAlive() throws Exception {
        // given a parent that has become a program which does not care for children when its child ends
        Process parent = children.start(Map.of(), "sh", "-c", "sleep 300 & echo $!; exec sleep 300");
        long pid = Long.parseLong(parent.inputReader().readLine());
        ProcessHandle zombie = ProcessHandle.of(pid).orElseThrow();
        ProcessIdentity identity = ProcessIdentity.of(zombie);
        await().until(() -> List.of("300").equals(arguments(parent)));

        // when
        zombie.destroyForcibly();

        // then
        await().atMost(Duration.ofSeconds(40)).until(() -> !identity.isAlive());
        assertThat(zombie.isAlive()).isTrue();
    }

    private static List<String> arguments(Process process) {
        return List.of(process.info().arguments().orElse(new String[0]));
    }

    @Test
    @DisplayName("The end of a process is waited for")
    void theEndIsWaitedFor() throws Exception {
        // given
        Process ending = children.start(Map.of(), "sleep", "300");
        ProcessIdentity process = ProcessIdentity.of(ending.toHandle());
        Thread waiting = new Thread(() -> process.awaitEnd(Duration.ofSeconds(40)));
        waiting.start();
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

        // when
        ending.destroy();
        waiting.join();

        // then
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    @DisplayName("The end of a process is not waited for any longer than the limit")
    void theWaitHasALimit() throws IOException {
        // given
        ProcessIdentity process =
                ProcessIdentity.of(children.start(Map.of(), "sleep", "300").toHandle());

        // when
        process.awaitEnd(Duration.ofMillis(50));

        // then
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    @DisplayName("Another process that was given the same pid is not the same")
    void aReusedPidIsNotTheSame() throws IOException {
        // given
        ProcessHandle later = children.start(Map.of(), "sleep", "300").toHandle();
        Instant started = later.info().startInstant().orElseThrow();

        // when
        ProcessIdentity earlier = new ProcessIdentity(later.pid(), started.minus(Duration.ofMinutes(1)));

        // then
        assertThat(earlier.isAlive()).isFalse();
        assertThat(earlier.handle()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("A process is known by clock ticks since the start of the system, in which no clock has a part")
    void ticks() {
        // given
        ProcessIdentity current = ProcessIdentity.current();

        // when
        ProcessIdentity read = ProcessIdentity.parse(current.pid(), current.startedAt());

        // then
        assertThat(read).isEqualTo(current);
        assertThat(current.startedAt()).matches("\\d+/[0-9a-f-]{36}/\\d+/\\w+");
        assertThat(ChildProcesses.predecessor().life()).isEqualTo(Life.DEAD);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("A process before the last start of this machine is dead, whatever has its number")
    void beforeTheLastStart() {
        // given
        ProcessIdentity current = ProcessIdentity.current();

        // when
        ProcessIdentity before = ProcessIdentity.parse(
                current.pid(), current.startedAt().replaceFirst("/[0-9a-f-]{36}/", "/another-boot/"));

        // then
        assertThat(before.life()).isEqualTo(Life.DEAD);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("What became of a process can't be told in another container, and not on another machine either")
    void elsewhere() {
        // given
        ProcessIdentity current = ProcessIdentity.current();

        // when
        ProcessIdentity machine = ProcessIdentity.parse(
                current.pid(),
                current.startedAt().replaceFirst("/[0-9a-f-]{36}/(\\d+)/.*", "/another-boot/$1/another"));

        // then
        assertThat(List.of(ChildProcesses.elsewhere(), machine)).allSatisfy(one -> {
            assertThat(one.life()).isEqualTo(Life.UNKNOWN);
            assertThat(one.handle()).isEmpty();
        });
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("A thread that is interrupted sees what is alive as well as any other")
    void interrupted() {
        // given
        ProcessIdentity current = ProcessIdentity.current();

        // when
        Thread.currentThread().interrupt();
        Life life = current.life();

        // then
        assertThat(Thread.interrupted()).isTrue();
        assertThat(life).isEqualTo(Life.ALIVE);
    }

    @Test
    @DisplayName("A start instant that another JVM read a second off is the same")
    void aSecondOffIsTheSame() throws IOException {
        // given
        ProcessHandle process = children.start(Map.of(), "sleep", "300").toHandle();
        Instant started = process.info().startInstant().orElseThrow();

        // when
        ProcessIdentity recorded = new ProcessIdentity(process.pid(), started.minusSeconds(1));

        // then
        assertThat(recorded.handle()).contains(process);
    }

    @Test
    @DisplayName("A process whose start instant is unknown is not taken for one that has it")
    void anUnknownStartInstantIsNoMatch() throws IOException {
        // given
        ProcessHandle process = children.start(Map.of(), "sleep", "300").toHandle();

        // when
        ProcessIdentity unknown = new ProcessIdentity(process.pid(), Instant.EPOCH);

        // then
        assertThat(unknown.isAlive()).isFalse();
    }
}
