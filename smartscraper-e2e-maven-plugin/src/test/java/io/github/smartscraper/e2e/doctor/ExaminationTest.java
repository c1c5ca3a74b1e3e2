package io.github.smartscraper.e2e.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.doctor.check.Check;
import io.github.smartscraper.e2e.doctor.check.FakePrograms;
import io.github.smartscraper.e2e.doctor.check.Finding;
import io.github.smartscraper.e2e.doctor.check.ProgramCheck;
import io.github.smartscraper.e2e.doctor.check.State;
import io.github.smartscraper.e2e.doctor.check.Topic;
import io.github.smartscraper.e2e.doctor.check.VersionCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link Examination}. */
@DisplayName("An examination")
@EnabledOnOs({OS.LINUX, OS.MAC})
final class ExaminationTest {

    @TempDir
    private Path directory;

    @Test
    @DisplayName("goes on after a check that takes too long, and ends the program of that check")
    void slow() throws Exception {
        // given
        FakePrograms programs = new FakePrograms(directory);
        programs.write("node", "sleep 60; echo 20.0.0");
        Check slow =
                new ProgramCheck(Topic.NODE, "node", "--version", "20", true, programs.executables(), programs.trial());
        Check quick = new VersionCheck(Topic.JDK, "25", "17");
        List<Finding> reported = new ArrayList<>();

        // when
        List<Finding> findings = new Examination(List.of(slow, quick), Duration.ofSeconds(1)).make(reported::add);

        // then
        assertThat(findings)
                .isEqualTo(reported)
                .containsExactly(
                        Finding.of(Topic.NODE, State.SLOW, "1 s"), new Finding(Topic.JDK, State.FINE, "25", "17"));
        assertThat(programs.temporary()).isEmptyDirectory();
    }

    @Test
    @DisplayName("finds broken what can't be looked at")
    void unreadable() throws Exception {
        Check check = new Check() {
            @Override
            public Topic topic() {
                return Topic.DISK;
            }

            @Override
            public Finding look() throws IOException {
                throw new IOException("no such device");
            }
        };

        assertThat(new Examination(List.of(check), Duration.ofSeconds(10)).make(finding -> {}))
                .containsExactly(new Finding(Topic.DISK, State.BROKEN, "", "no such device"));
    }
}
