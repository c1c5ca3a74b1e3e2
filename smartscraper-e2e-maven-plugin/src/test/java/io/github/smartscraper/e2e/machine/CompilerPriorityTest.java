package io.github.smartscraper.e2e.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Threads of a compiler are found by name, and their priority is lowered once. */
class CompilerPriorityTest {

    /** From the parenthesis on, as Linux 6.18 writes it. */
    private static final String REST = " S 1 2 3 0 -1 4194368 9 0 0 0 7 1 0 0 20 %d 20 0 1387180 3133440 366";

    @TempDir
    private Path tasks;

    @Test
    void findsAllThreadsOfThatNameThatHaveNotEnded() throws IOException {
        thread("11", "C2 CompilerThre", 0);
        thread("12", "C1 CompilerThre", 0);
        thread("13", "C2 CompilerThre", 0);
        thread("14", "a (b) C2", 0);
        Files.createDirectory(tasks.resolve("15"));

        assertThat(compilers().threads()).containsExactlyInAnyOrder("11", "13");
    }

    @Test
    void leavesThoseAloneThatGiveWayAlready() throws IOException {
        thread("11", "C2 CompilerThre", CompilerPriority.NICE);
        thread("12", "C2 CompilerThre", 19);
        thread("13", "C2 CompilerThre", 5);

        assertThat(compilers().threads()).containsExactly("13");
    }

    @Test
    void doesNothingWhereThereIsNoProc() {
        new CompilerPriority(tasks.resolve("none"), "C2 CompilerThre").lower();

        assertThat(tasks).isEmptyDirectory();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void lowersAThreadOfThisJvm() throws Exception {
        Path own = Path.of("/proc/self/task");
        CompilerPriority priority = new CompilerPriority(own, "e2e-lowered");
        CountDownLatch named = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            // The kernel is told only by the thread itself.
            Thread.currentThread().setName("e2e-lowered");
            named.countDown();
            try {
                seen.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        try {
            named.await();
            List<String> before = priority.threads();
            priority.lower();

            assertThat(before).hasSize(1);
            assertThat(priority.threads()).isEmpty();
            assertThat(Files.readString(own.resolve(before.get(0)).resolve("stat")))
                    .contains(" 30 " + CompilerPriority.NICE + ' ');
        } finally {
            seen.countDown();
            thread.join();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "org.codehaus.plexus.classworlds.launcher.Launcher, true",
        "org.codehaus.plexus.classworlds.launcher.Launcher -B verify, true",
        "org.codehaus.plexus.classworlds.launcher.LauncherOfAnother verify, false",
        "org.mvndaemon.mvnd.common.MavenDaemon, false",
        "/usr/lib/eclipse/plugins/launcher.jar -os linux, false"
    })
    void knowsAJvmThatEndsWithItsBuild(String command, boolean ends) {
        assertThat(CompilerPriority.isOfOneBuild(command)).isEqualTo(ends);
    }

    private CompilerPriority compilers() {
        return new CompilerPriority(tasks, "C2 CompilerThre");
    }

    private void thread(String id, String name, int nice) throws IOException {
        Path directory = Files.createDirectory(tasks.resolve(id));
        Files.writeString(
                directory.resolve("stat"), id + " (" + name + ')' + String.format(Locale.ROOT, REST, nice) + '\n');
    }
}
