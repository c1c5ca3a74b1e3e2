package io.github.smartscraper.e2e.machine;

import io.github.smartscraper.e2e.process.CommandOutput;
import io.github.smartscraper.e2e.process.proc.ProcFile;
import io.github.smartscraper.e2e.support.Ahead;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Priority of HotSpot's second compiler in Maven's JVM. What it makes of Maven's code is of use to builds that are long; meanwhile it
 * takes processor time from the servers and forks that start. So it is to work when they don't. A user may lower a priority, not raise
 * it again, so that this lasts as long as the JVM, and is done only to one that ends with its build.
 *
 * @param tasks a directory for each thread of this JVM, as in proc(5)
 * @param compiler name of the compiler's threads, as much of it as the kernel keeps
 */
public record CompilerPriority(Path tasks, String compiler) {

    /** Of 20 steps, each of which is about 1.25 times as much processor time where there is not enough, by sched(7). */
    static final int NICE = 10;

    private static final Path OWN_TASKS = Path.of("/proc/self/task");

    private static final String HOTSPOTS = "C2 CompilerThre";

    /** What the script {@code mvn} starts. The daemon mvnd and editors start something else, and go on after a build. */
    private static final String MAVEN = "org.codehaus.plexus.classworlds.launcher.Launcher";

    private static final int NICE_BEHIND_NAME = 16;

    /** Has the compiler of this JVM give way, on another thread, if the JVM ends with the build. */
    public static void giveWay() {
        if (isOfOneBuild(System.getProperty("sun.java.command", ""))) {
            Ahead.run(new CompilerPriority(OWN_TASKS, HOTSPOTS)::lower);
        }
    }

    /** Whether a JVM was started for one build, by what it was started with. */
    static boolean isOfOneBuild(String javaCommand) {
        return javaCommand.equals(MAVEN) || javaCommand.startsWith(MAVEN + ' ');
    }

    /** Has the compiler work when nobody else does, where the system can do that; it is none of the build's business if not. */
    void lower() {
        try {
            List<String> threads = threads();
            if (!threads.isEmpty()) {
                List<String> command = new ArrayList<>(List.of("renice", "-n", Integer.toString(NICE), "-p"));
                command.addAll(threads);
                CommandOutput.of(command);
            }
        } catch (IOException e) {
            // Neither /proc nor this command is everywhere.
        }
    }

    /** Ids of the compiler's threads that have not been lowered yet. */
    List<String> threads() throws IOException {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(tasks)) {
            for (Path thread : all) {
                String stat = stat(thread);
                boolean named = stat.contains('(' + compiler + ')');
                if (named && Integer.parseInt(ProcFile.behindName(stat)[NICE_BEHIND_NAME]) < NICE) {
                    found.add(thread.getFileName().toString());
                }
            }
        }
        return found;
    }

    private static String stat(Path thread) {
        try {
            return Files.readString(thread.resolve("stat"));
        } catch (IOException e) {
            // It has ended since it was listed.
            return "";
        }
    }
}
