package io.github.smartscraper.e2e.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests which processes {@link ProcDirectoryTable} finds. */
@EnabledOnOs(OS.LINUX)
final class ProcDirectoryTableTest {

    @RegisterExtension
    private final ChildProcesses children = new ChildProcesses();

    private final ProcessTable table = new ProcDirectoryTable();

    @Test
    @DisplayName("Linux has the directory")
    void linuxHasTheDirectory() {
        // given Linux, when, then
        assertThat(ProcessTable.knowsAll()).isTrue();
        assertThat(ProcessTable.ofThisSystem()).isInstanceOf(ProcDirectoryTable.class);
    }

    @Test
    @DisplayName("A child that carries the cookie is found, one that does not is not")
    void aMarkedChildIsFound() throws IOException {
        // given
        ProcessCookie cookie = children.cookie();
        Process marked = children.start(cookie.variables(), "sleep", "300");
        children.start(Map.of(), "sleep", "300");

        // when, then
        assertThat(table.carrying(cookie)).containsExactly(marked.pid());
    }

    @Test
    @DisplayName("A child is found although the thread is interrupted, as when a run is being stopped")
    void anInterruptHidesNothing() throws IOException {
        // given
        ProcessCookie cookie = children.cookie();
        Process marked = children.start(cookie.variables(), "sleep", "300");

        // when
        Thread.currentThread().interrupt();
        Set<Long> found = table.carrying(cookie);

        // then
        assertThat(Thread.interrupted()).isTrue();
        assertThat(found).containsExactly(marked.pid());
    }

    @Test
    @DisplayName("A session's cookie finds all its workers, a worker's cookie that worker alone")
    void aWorkersMarkTellsWorkersApart() throws IOException {
        // given
        ProcessCookie session = children.cookie();
        Process first = children.start(session.ofWorker(1).variables(), "sleep", "300");
        Process eleventh = children.start(session.ofWorker(11).variables(), "sleep", "300");

        // when, then
        assertThat(table.carrying(session)).containsExactlyInAnyOrder(first.pid(), eleventh.pid());
        assertThat(table.carrying(session.ofWorker(1))).containsExactly(first.pid());
        assertThat(table.carrying(session.ofWorker(11))).containsExactly(eleventh.pid());
    }

    @Test
    @DisplayName("A variable must match as a whole: its name, and its value")
    void aVariableMustMatchAsAWhole() throws IOException {
        // given
        ProcessCookie cookie = children.cookie();
        children.start(Map.of(ProcessCookie.SESSION_VARIABLE, cookie.session() + "0"), "sleep", "300");
        children.start(Map.of("MY_" + ProcessCookie.SESSION_VARIABLE, cookie.session()), "sleep", "300");
        children.start(
                Map.of("TEXT", "see " + ProcessCookie.SESSION_VARIABLE + "=" + cookie.session() + " there"),
                "sleep",
                "300");

        // when, then
        assertThat(table.carrying(cookie)).isEmpty();
    }

    @Test
    @DisplayName("A process that has ended is not found any more")
    void anEndedProcessIsNotFound() throws Exception {
        // given
        ProcessCookie cookie = children.cookie();
        Process process = children.start(cookie.variables(), "sleep", "300");

        // when
        process.destroyForcibly().waitFor();

        // then
        assertThat(table.carrying(cookie)).isEmpty();
    }
}
