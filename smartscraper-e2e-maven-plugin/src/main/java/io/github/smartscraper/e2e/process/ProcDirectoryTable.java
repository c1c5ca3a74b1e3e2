package io.github.smartscraper.e2e.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Table of processes on Linux: environments stand in {@code /proc/PID/environ}, readable for processes of the same
 * user.
 */
final class ProcDirectoryTable implements ProcessTable {

    private static final Path PROC = Path.of("/proc");

    static boolean isAvailable() {
        return Files.isReadable(PROC.resolve("self").resolve("environ"));
    }

    @Override
    public Set<Long> carrying(ProcessCookie cookie) {
        Set<Long> pids = new HashSet<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (carries(process, cookie.variables())) {
                    pids.add(Long.parseLong(process.getFileName().toString()));
                }
            }
        } catch (IOException e) {
            // The listing of /proc itself can't fail in a way that waiting or trying again would change.
            return pids;
        }
        return pids;
    }

    private static boolean carries(Path process, Map<String, String> variables) {
        String environment;
        // Not by a channel: whoever is interrupted would find that nobody carries it.
        try (InputStream in = new FileInputStream(process.resolve("environ").toFile())) {
            environment = '\0' + new String(in.readAllBytes(), StandardCharsets.ISO_8859_1) + '\0';
        } catch (IOException e) {
            // It has ended since, or is another user's: not ours in either case.
            return false;
        }
        return variables.entrySet().stream()
                .allMatch(
                        variable -> environment.contains('\0' + variable.getKey() + '=' + variable.getValue() + '\0'));
    }
}
