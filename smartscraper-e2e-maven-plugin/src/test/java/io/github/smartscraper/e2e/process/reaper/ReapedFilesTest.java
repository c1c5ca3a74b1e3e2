package io.github.smartscraper.e2e.process.reaper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests what {@code reaper.sh} removes when its pipe ends, and what it spares. */
final class ReapedFilesTest extends ReapedSession {

    private static final String NOBODY = "65534";

    @Test
    @DisplayName("It removes the session's directories, files and locks, and leaves those of others")
    void removesWhatIsTheSessions() throws Exception {
        // given
        Path own = directory("smartscraper-test-0-own name", "session=" + cookie.session());
        Path empty = Files.createDirectory(temporary.resolve("empty"));
        Path half = Files.createDirectory(temporary.resolve("half-made"));
        Path halfMarker = Files.createFile(temporary.resolve(".half-made.owner4711.tmp"));
        Path foreign = directory("smartscraper-test-0-foreign", "session=another");
        Path unmarked = Files.createDirectories(temporary.resolve("unmarked/of somebody"))
                .getParent();
        Path session =
                Files.writeString(temporary.resolve("session.json"), "{\"session\":\"" + cookie.session() + "\"}");
        Path later = Files.writeString(temporary.resolve("later.json"), "{\"session\":\"later\"}");
        Path locks = Files.createDirectory(temporary.resolve("locks"));
        Path lock = Files.writeString(locks.resolve("9000.lock"), OWNER + " x");
        Path draft = Files.writeString(locks.resolve(".lock-" + OWNER_PID + "-1"), OWNER + " x");
        Path othersDraft =
                Files.writeString(locks.resolve(".lock-" + OWNER_PID + "-2"), OWNER_PID + " 1234/boot/2/none x");
        Path othersLock = Files.writeString(locks.resolve("9001.lock"), "1" + OWNER + " x");
        Path sameNumber = Files.writeString(locks.resolve("9002.lock"), OWNER_PID + " 1234/boot/2/none x");

        // when
        Process reaper = reap(
                "/proc",
                "dir " + own + "\ndir " + empty + "\ndir " + half + "\ndir " + foreign + "\ndir " + unmarked + "\nfile "
                        + session + "\nfile " + later + "\nlocks " + locks + "\n");

        // then
        assertThat(reaper.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(List.of(own, marker(own), empty, half, halfMarker, session, lock, draft))
                .noneMatch(Files::exists);
        assertThat(List.of(foreign, unmarked, later, othersLock, othersDraft, sameNumber))
                .allMatch(Files::exists);
    }

    @Test
    @DisplayName("It follows no link that was put in the place of the locks, and reads no pipe among them (S6)")
    void foreignLocks() throws Exception {
        // given
        Path project = Files.createDirectory(temporary.resolve("project"));
        Path file = Files.writeString(project.resolve("9000.lock"), OWNER + " is no owner of this");
        Path link = Files.createSymbolicLink(temporary.resolve("link"), project);
        Path locks = Files.createDirectory(temporary.resolve("locks"));
        Path linked = Files.createSymbolicLink(locks.resolve("9000.lock"), file);
        Process pipe =
                children.start(Map.of(), "mkfifo", locks.resolve("9001.lock").toString());
        assertThat(pipe.waitFor()).isZero();

        // when
        Process reaper = reap("/proc", "locks " + link + "\nlocks " + locks + "\n");

        // then
        assertThat(reaper.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(List.of(file, link, linked, locks.resolve("9001.lock"))).allMatch(Files::exists);
    }

    @Test
    @DisplayName("It removes a link that was put in place of a directory, and not what the link leads to")
    void removesALinkOnly() throws Exception {
        // given
        Path theirs = temporary.resolve("theirs");
        Files.createDirectories(theirs.resolve("precious"));
        Path own = directory("smartscraper-test-0-0123456789abcdef", "session=" + cookie.session());
        Files.delete(own);
        Files.createSymbolicLink(own, theirs);

        // when
        Process reaper = reap("/proc", "dir " + own + "\n");

        // then
        assertThat(reaper.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(List.of(own, marker(own))).noneMatch(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS));
        assertThat(theirs.resolve("precious")).exists();
    }

    @Test
    @DisplayName("It gets into directories that their owner may not read, write or enter")
    void closedDirectories() throws Exception {
        // given
        assumeThat(System.getProperty("user.name"))
                .as("root, who ignores modes, can be somebody else")
                .isEqualTo("root");
        Path own = directory("smartscraper-test-0-0123456789abcdef", "session=" + cookie.session());
        Path closed = own.resolve("closed");
        Files.createDirectories(closed.resolve("deep/er"));
        Files.setPosixFilePermissions(closed.resolve("deep"), PosixFilePermissions.fromString("r-xr-xr-x"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
        Process chown = new ProcessBuilder(
                        "chown", "-R", NOBODY, own.toString(), marker(own).toString())
                .start();
        assertThat(chown.waitFor()).isZero();

        // when
        Process reaper = reapAs(
                List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"),
                "/proc",
                "dir " + own + "\n");

        // then
        assertThat(reaper.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(List.of(own, marker(own))).noneMatch(Files::exists);
    }

    @Test
    @DisplayName("It leaves a directory in which something is mounted to goal clean")
    void sparesMounts() throws Exception {
        // given
        Path own = directory("smartscraper-test-0-0123456789abcdef", "session=" + cookie.session());
        Path other = directory("smartscraper-test-1-0123456789abcdef", "session=" + cookie.session());
        Path precious =
                Files.createFile(Files.createDirectories(own.resolve("mounted")).resolve("precious"));
        Path proc = temporary.resolve("proc");
        Files.createDirectories(proc.resolve("self"));
        Files.writeString(
                proc.resolve("self/mountinfo"),
                "30 28 8:1 /srv /mnt rw - ext4 /dev/sda1 rw\n31 28 8:1 /srv " + own
                        + "/mounted rw - ext4 /dev/sda1 rw\n");

        // when
        Process reaper = reap(proc.toString(), "dir " + own + "\ndir " + other + "\n");

        // then
        assertThat(reaper.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(List.of(precious, marker(own))).allMatch(Files::exists);
        assertThat(other).doesNotExist();
    }
}
