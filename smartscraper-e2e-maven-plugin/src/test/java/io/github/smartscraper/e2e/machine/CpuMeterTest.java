package io.github.smartscraper.e2e.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link CpuMeter} with files as Linux has them, and on this machine. */
@DisplayName("The meter of processor time")
final class CpuMeterTest {

    @TempDir
    private Path proc;

    @Test
    @DisplayName("counts all times of the machine but those in which it was idle or waited for a disk")
    void busy() throws IOException {
        // given
        Files.writeString(proc.resolve("stat"), "cpu  10 1 5 900 80 0 3 1 7 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n");

        // then: a guest's time is part of the first one
        assertThat(CpuMeter.of(proc).busyMillis()).isEqualTo(200);
    }

    @Test
    @DisplayName("counts what a process and its ended children have used, whatever its program is called")
    void processes() throws IOException {
        // given
        stat("7", "7 (node (a) b) S 1 1 1 0 -1 4194560 10 20 30 40 11 12 13 14 20 0 1 0 99");
        stat("self", "9 (java) S 1 1 1 0 -1 4194560 10 20 30 40 11 12 13 14 20 0 1 0 99");

        // then
        assertThat(CpuMeter.of(proc).millisOf(List.of(7L))).isEqualTo(500);
        assertThat(CpuMeter.of(proc).endedChildrenMillis()).contains(270L);
    }

    @Test
    @DisplayName("asks the system where there are no such files")
    void otherSystems() {
        // when
        CpuMeter meter = CpuMeter.of(proc.resolve("none"));

        // then
        assertThat(meter.endedChildrenMillis()).isEmpty();
        long before = meter.busyMillis();
        assertThat(meter.busyMillis()).isGreaterThanOrEqualTo(before);
        assertThat(meter.millisOf(List.of(ProcessHandle.current().pid()))).isPositive();
    }

    @Test
    @DisplayName("sees that this machine is in use")
    void thisMachine() {
        assertThat(CpuMeter.ofThisSystem().busyMillis()).isNotNegative();
        assertThat(CpuMeter.ofThisSystem().millisOf(List.of(Long.MAX_VALUE))).isZero();
    }

    private void stat(String process, String line) throws IOException {
        Files.createDirectories(proc.resolve(process));
        Files.writeString(proc.resolve(process).resolve("stat"), line + " 0 0\n");
    }
}
