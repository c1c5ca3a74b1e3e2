package io.github.smartscraper.e2e.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests what {@link PsTable} understands of the output of macOS' {@code ps -axEww -o pid=,command=}. */
final class PsTableTest {

    private static final ProcessCookie SESSION = ProcessCookie.ofSession("0b0a7bd4-2b5e-4c5d-9d6e-5f1a2c3d4e5f");

    /** As macOS 14 prints it: pids are right-aligned, and the environment follows the arguments. */
    private static final List<String> LISTING = """
                1 /sbin/launchd
              348 /usr/libexec/logd
             4710 npm run dev TMPDIR=/var/folders/zz/T/ SHELL=/bin/zsh PORT=9000 \
            SMARTSCRAPER_E2E_SESSION=0b0a7bd4-2b5e-4c5d-9d6e-5f1a2c3d4e5f SMARTSCRAPER_E2E_WORKER=1 HOME=/Users/ada
             4711 /opt/homebrew/bin/node /Users/ada/my app/node_modules/.bin/tsx watch src/index.ts LANG=en_US.UTF-8 \
            SMARTSCRAPER_E2E_WORKER=1 GREETING=hello there SMARTSCRAPER_E2E_SESSION=0b0a7bd4-2b5e-4c5d-9d6e-5f1a2c3d4e5f
             4720 node src/index.ts SMARTSCRAPER_E2E_SESSION=0b0a7bd4-2b5e-4c5d-9d6e-5f1a2c3d4e5f \
            SMARTSCRAPER_E2E_WORKER=11
            51234 node src/index.ts SMARTSCRAPER_E2E_SESSION=ffffffff-2b5e-4c5d-9d6e-5f1a2c3d4e5f SMARTSCRAPER_E2E_WORKER=1
            51300 (zsh)
            """.lines().toList();

    @Test
    @DisplayName("A session's cookie finds all processes of that session, and no other's")
    void aSessionsMarkFindsItsProcesses() {
        // given the listing, when, then
        assertThat(PsTable.carrying(SESSION, LISTING)).containsExactlyInAnyOrder(4710L, 4711L, 4720L);
    }

    @Test
    @DisplayName("A worker's cookie finds that worker's processes, and not those of worker 11")
    void aWorkersMarkFindsItsProcesses() {
        // given the listing, when, then
        assertThat(PsTable.carrying(SESSION.ofWorker(1), LISTING)).containsExactlyInAnyOrder(4710L, 4711L);
    }

    @Test
    @DisplayName("A session that nothing carries finds nothing")
    void anUnknownSessionFindsNothing() {
        // given the listing, when, then
        assertThat(PsTable.carrying(ProcessCookie.newSession(), LISTING)).isEmpty();
    }

    @Test
    @DisplayName("Lines that are not processes are skipped")
    void otherLinesArePassedOver() {
        // given
        List<String> listing = List.of("", "ps: illegal option -- E", "usage: ps [-AaCcEefhjlMmrSTvwXx]");

        // when, then
        assertThat(PsTable.carrying(SESSION, listing)).isEmpty();
    }
}
