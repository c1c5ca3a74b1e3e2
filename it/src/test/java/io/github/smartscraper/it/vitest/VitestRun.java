package io.github.smartscraper.it.vitest;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Run of Vitest.
 *
 * @param report what it reported; absent if it ended before it could, or in the middle of it
 * @param problem what is wrong with the run itself, for people; absent if only its tests have a say
 */
record VitestRun(Optional<VitestReport> report, Optional<String> problem) {

    private static final int TAIL_LINES = 40;
    private static final long POLL_MILLIS = 100;

    /** Runs the suite to its end or its limit, and removes every process and file that came of it. */
    static VitestRun of(VitestSuite suite) {
        try {
            // Mode 0700: what tests print may tell secrets.
            Path directory = Files.createTempDirectory("vitest-");
            Path json = directory.resolve("report.json");
            Path output = directory.resolve("output.log");
            try {
                return run(suite, json, output);
            } finally {
                Files.deleteIfExists(json);
                Files.deleteIfExists(output);
                Files.deleteIfExists(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Vitest ran", e);
        }
    }

    private static VitestRun run(VitestSuite suite, Path json, Path output) throws IOException, InterruptedException {
        Process vitest = start(suite, json, output);
        if (!ends(vitest, suite.limit())) {
            String problem = "Vitest did not end within " + seconds(suite.limit()) + " and was ended." + tail(output);
            return new VitestRun(Optional.empty(), Optional.of(problem));
        }
        return judge(vitest.exitValue(), report(json), output);
    }

    /** Whether it ended by itself within the limit. In any case none of its processes is left. */
    private static boolean ends(Process vitest, Duration limit) throws InterruptedException {
        Descent descent = new Descent(vitest.toHandle());
        long begin = System.nanoTime();
        try {
            boolean ended = false;
            while (!ended && System.nanoTime() - begin < limit.toNanos()) {
                descent.look();
                ended = vitest.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            }
            return ended;
        } finally {
            descent.end();
        }
    }

    private static VitestRun judge(int exitCode, Optional<VitestReport> report, Path output) throws IOException {
        String problem = null;
        if (report.isEmpty()) {
            problem = "Vitest ended with exit code " + exitCode + " and without a report.";
        } else if (report.get().files().isEmpty()) {
            problem = "Vitest found no test file.";
        } else if (!report.get().isComplete()) {
            problem = "Vitest ended with exit code " + exitCode + " before all tests had run.";
        } else if (exitCode != 0 && !report.get().anyFailed()) {
            problem = "Vitest ended with exit code " + exitCode + ", although no test failed.";
        }
        return new VitestRun(report, problem == null ? Optional.empty() : Optional.of(problem + tail(output)));
    }

    private static Process start(VitestSuite suite, Path json, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        npx(),
                        "--no",
                        "vitest",
                        "run",
                        "--config",
                        suite.config(),
                        "--reporter=default",
                        "--reporter=json",
                        "--outputFile.json=" + json))
                .directory(suite.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(new File(isWindows() ? "NUL" : "/dev/null"))
                .redirectOutput(output.toFile());
        builder.environment().remove("FORCE_COLOR");
        builder.environment().put("NO_COLOR", "1");
        builder.environment().put("npm_config_update_notifier", "false");
        builder.environment().putAll(suite.environment());
        return builder.start();
    }

    private static Optional<VitestReport> report(Path json) {
        try {
            return Optional.of(VitestReport.read(json));
        } catch (IOException e) {
            // Vitest was killed before it wrote the file, or while it did.
            return Optional.empty();
        }
    }

    private static String tail(Path output) throws IOException {
        String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).stripTrailing();
        List<String> lines = AnsiText.plain(text).lines().toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
        return last.isEmpty() ? " It printed nothing." : " It printed:\n" + String.join("\n", last);
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }

    private static String npx() {
        return isWindows() ? "npx.cmd" : "npx";
    }

    private static boolean isWindows() {
        return File.separatorChar == '\\';
    }
}
