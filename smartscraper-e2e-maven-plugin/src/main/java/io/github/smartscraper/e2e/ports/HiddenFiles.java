package io.github.smartscraper.e2e.ports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Open files that Linux shows to nobody but root, although their process belongs to the user who looks: a program with a file
 * capability, such as a Node.js that may listen on port 80 ({@code setcap cap_net_bind_service}), is kept from him.
 */
final class HiddenFiles {

    private static final Path PROC = Path.of("/proc");

    private HiddenFiles() {}

    /**
     * Whether a process may hold a socket of one of these users.
     *
     * @param owners numbers of users
     */
    static boolean mayHold(long pid, Set<String> owners) {
        Path process = PROC.resolve(Long.toString(pid));
        try {
            return !Files.isReadable(process.resolve("fd"))
                    && Files.readAllLines(process.resolve("status")).stream()
                            .filter(line -> line.startsWith("Uid:"))
                            .anyMatch(line -> owners.contains(line.split("\\s+", -1)[2]));
        } catch (IOException e) {
            // It has ended since.
            return false;
        }
    }
}
