package io.github.smartscraper.e2e.process.proc;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Files of {@code /proc}. They are not read through channels, which fail for a thread that has been interrupted. */
public final class ProcFile {

    private static final File PROC = new File("/proc");

    private ProcFile() {}

    /** Whether this system has them. */
    public static boolean areThere() {
        return new File(PROC, "self/environ").canRead();
    }

    /** The pids of all processes that this user may see, in no particular order. */
    public static List<Long> pids() {
        String[] names = PROC.list((directory, name) -> Character.isDigit(name.charAt(0)));
        return names == null
                ? List.of()
                : Arrays.stream(names).map(Long::valueOf).toList();
    }

    /** Whether a process has this pid. */
    public static boolean hasProcess(long pid) {
        return new File(PROC, Long.toString(pid)).exists();
    }

    /** The variables that a process was started with, each between two zeros; empty if they can't be read. */
    public static Optional<String> environment(long pid) {
        return text(pid + "/environ").map(variables -> '\0' + variables + '\0');
    }

    /**
     * The fields of a {@code stat} file behind the name of the program, which may hold anything; proc(5) counts from 1, and the
     * pid and that name with them.
     */
    public static String[] behindName(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ", -1);
    }

    /** What a file below {@code /proc} holds, byte by byte; empty if it can't be read. */
    static Optional<String> text(String file) {
        try (InputStream in = new FileInputStream(new File(PROC, file))) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
