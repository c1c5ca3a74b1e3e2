package io.github.smartscraper.e2e.process.reaper;

import io.github.smartscraper.e2e.process.Executables;
import io.github.smartscraper.e2e.process.ProcessTable;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tools of the system that the reaper needs, looked for where systems have them, and then on the search path. */
public final class ReaperTools {

    private static final List<String> ALWAYS =
            List.of("sh", "grep", "sleep", "rm", "rmdir", "mv", "cat", "find", "chmod");
    private static final List<String> WITH_PROC = List.of("awk");
    private static final List<String> WITHOUT_PROC = List.of("ps", "date");

    /** Before the search path: a program there may have a known name and do something else. */
    private static final List<String> DIRECTORIES = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");

    private final Executables system;
    private final String path;
    private final boolean otherKind;

    /** The tools of a build with this search path. */
    public ReaperTools(Executables executables) {
        this(executables, DIRECTORIES);
    }

    ReaperTools(Executables executables, List<String> directories) {
        List<String> all = new ArrayList<>(directories);
        executables.directories().forEach(directory -> all.add(directory.toString()));
        this.path = String.join(File.pathSeparator, all);
        this.system = Executables.of(Map.of("PATH", path));
        this.otherKind = executables.haveEndings();
    }

    /** Whether this system has none of that kind, as Windows, where nobody can install them either. */
    public boolean areOfAnotherKind() {
        return otherKind;
    }

    /** Those that there are not; without any of them there can be no reaper. */
    public List<String> missing() {
        return Stream.concat(ALWAYS.stream(), (ProcessTable.knowsAll() ? WITH_PROC : WITHOUT_PROC).stream())
                .filter(tool -> system.find(tool).isEmpty())
                .toList();
    }

    /** The POSIX shell. */
    String shell() {
        return system.find("sh").map(Object::toString).orElse("sh");
    }

    /** Where the reaper is to look for them. */
    String path() {
        return path;
    }
}
