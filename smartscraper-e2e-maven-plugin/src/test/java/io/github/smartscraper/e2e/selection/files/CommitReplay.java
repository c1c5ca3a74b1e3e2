package io.github.smartscraper.e2e.selection.files;

import io.github.smartscraper.e2e.selection.cache.InputMap;
import io.github.smartscraper.e2e.support.tree.DirectoryTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Replay of a project's last commits: for each, whether all of its test classes would run again, some of them, or none, and
 * which files decide. How to run it stands in {@code docs/benchmarks.md}.
 */
final class CommitReplay {

    private static final int MOST_NAMES = 4;
    private static final int ARGUMENTS = 3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String TESTS = "src/test/";

    private final Path worktree;
    private final FilesRequest request;

    /** Counts of commits by what they run again. */
    private enum Again {
        ALL,
        SOME,
        NONE
    }

    private CommitReplay(Path worktree, List<String> sources, List<String> command) {
        this.worktree = worktree;
        this.request = new FilesRequest(
                worktree,
                worktree,
                sources,
                List.of(),
                List.of(new FilesRequest.TestRoot(worktree.resolve(TESTS), List.of(), List.of())),
                worktree.resolve("target"),
                new FilesRequest.Launched(command, Map.of()));
    }

    /** Repository, number of commits, patterns of parameter sources or a dash, and the words of the servers' command. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path temporary = Files.createTempDirectory("commit-replay");
        List<String> sources = Arrays.stream(arguments[2].split(","))
                .filter(pattern -> !pattern.equals("-"))
                .toList();
        List<String> command = Arrays.asList(arguments).subList(ARGUMENTS, arguments.length);
        Path worktree = temporary.resolve("worktree");
        try {
            git(temporary, "clone", "-q", Path.of(arguments[0]).toAbsolutePath().toString(), worktree.toString());
            new CommitReplay(worktree, sources, command).run(Integer.parseInt(arguments[1]));
        } finally {
            DirectoryTree.delete(temporary);
        }
    }

    private void run(int count) throws IOException, InterruptedException {
        List<String> commits = git(worktree, "rev-list", "--first-parent", "-n", String.valueOf(count + 1), "HEAD")
                .lines()
                .toList();
        SortedMap<String, String> before = new TreeMap<>();
        Map<Again, Integer> counts = new EnumMap<>(Again.class);
        double millis = 0;
        for (int at = commits.size() - 1; at >= 0; at--) {
            git(worktree, "checkout", "-q", "--force", commits.get(at));
            long begin = System.nanoTime();
            SortedMap<String, String> now = new InputFiles(request, System.getenv(), worktree.resolveSibling("index"))
                    .find()
                    .application();
            millis += (System.nanoTime() - begin) / NANOS_PER_MILLI;
            if (at < commits.size() - 1) {
                counts.merge(print(commits.get(at), InputMap.differences(before, now)), 1, Integer::sum);
            }
            before = now;
        }
        System.out.printf(
                "%d commits: %d run all again, %d some, %d none; %.0f ms each to find out%n",
                commits.size() - 1,
                counts.getOrDefault(Again.ALL, 0),
                counts.getOrDefault(Again.SOME, 0),
                counts.getOrDefault(Again.NONE, 0),
                millis / commits.size());
    }

    private Again print(String commit, List<String> changed) throws IOException, InterruptedException {
        List<String> touched = git(worktree, "diff", "--name-only", commit + "~1", commit)
                .lines()
                .toList();
        boolean tests = touched.stream().anyMatch(file -> file.startsWith(TESTS));
        Again again = !changed.isEmpty() ? Again.ALL : tests ? Again.SOME : Again.NONE;
        String names = (changed.isEmpty() ? touched : changed)
                .stream().limit(MOST_NAMES).collect(Collectors.joining(" "));
        System.out.printf(
                "%s %-4s %3d of %3d files: %s%n", commit.substring(0, 8), again, changed.size(), touched.size(), names);
        return again;
    }

    private static String git(Path directory, String... words) throws IOException, InterruptedException {
        String[] command = new String[words.length + 1];
        command[0] = "git";
        System.arraycopy(words, 0, command, 1, words.length);
        Process git = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (git.waitFor() != 0) {
            throw new IOException("git " + String.join(" ", words) + " ended with " + git.exitValue());
        }
        return output;
    }
}
