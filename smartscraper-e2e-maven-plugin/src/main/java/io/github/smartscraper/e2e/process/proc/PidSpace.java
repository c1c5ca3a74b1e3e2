package io.github.smartscraper.e2e.process.proc;

import io.github.smartscraper.e2e.support.Md5;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Space in which a pid means one process at a time: a namespace of pids, as each container has one, on a machine from one
 * start to the next. Without it a pid says nothing: containers share directories, and so do machines.
 *
 * @param boot {@code /proc/sys/kernel/random/boot_id}, another one after each start of the system
 * @param namespace the inode of {@code /proc/self/ns/pid}
 * @param machine hash of {@code /etc/machine-id}, {@code none} where there is none
 */
public record PidSpace(String boot, String namespace, String machine) {

    private static final Path NAMESPACE = Path.of("/proc/self/ns/pid");
    private static final String NONE = "none";

    /** The one of this process; empty where the system has no such thing. */
    public static Optional<PidSpace> here() {
        return Here.SPACE;
    }

    /** Looked up once; a process can't move to another. */
    private static final class Here {

        static final Optional<PidSpace> SPACE = read();

        private Here() {}

        private static Optional<PidSpace> read() {
            return ProcFile.text("sys/kernel/random/boot_id").flatMap(boot -> inodeOfNamespace()
                    .map(namespace -> new PidSpace(boot.trim(), namespace, hashOfMachine())));
        }
    }

    private static Optional<String> inodeOfNamespace() {
        try {
            return Optional.of(Files.readSymbolicLink(NAMESPACE).toString().replaceAll("\\D", ""));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** machine-id(5) asks not to show it to others; a hash does. */
    private static String hashOfMachine() {
        try {
            String id = Files.readString(Path.of("/etc/machine-id")).trim();
            return id.isEmpty() ? NONE : Md5.of(("smartscraper-e2e " + id).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return NONE;
        }
    }

    /** What became of the processes of another space, as seen from this one. */
    Life of(PidSpace other) {
        if (boot.equals(other.boot)) {
            return namespace.equals(other.namespace) ? Life.ALIVE : Life.UNKNOWN;
        }
        // No process outlives the system that it ran on; but this may be another machine, that sees the same files.
        return machine.equals(other.machine) ? Life.DEAD : Life.UNKNOWN;
    }
}
