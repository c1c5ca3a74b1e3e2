package io.github.smartscraper.e2e.logs;

import com.sun.management.OperatingSystemMXBean;
import io.github.smartscraper.e2e.masking.MaskedStream;
import io.github.smartscraper.e2e.secrets.SecretMask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Benchmark of masking: how many megabytes of a server's log go through it in a second of CPU time, with three secrets. How
 * to run it stands in {@code docs/benchmarks.md}.
 */
final class MaskingBenchmark {

    private static final List<String> SECRETS = List.of(
            "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",
            "a41f7c09d5e84b2f9c3d6e1a7b8f0c25",
            "http://scraper:p%40ss+word/1@proxy.example.org:8080");
    private static final int MEGABYTE = 1_000_000;
    private static final int SIZE = 32 * MEGABYTE;
    private static final int CHUNK = 8 * 1024;
    private static final int ROUNDS = 9;
    private static final double NANOS = 1e9;

    private MaskingBenchmark() {}

    /** Measures lines of a server, the same as JSON with escapes, one line without end, and the lines on their way to a file. */
    public static void main(String[] arguments) throws IOException {
        SecretMask mask = new SecretMask();
        mask.add(SECRETS);
        byte[] lines = text("%s INFO GET /sites/%d?q=tests%%20run 200 in %d ms (user agent Mozilla/5.0)\n");
        measure("lines of text", lines, () -> masked(mask, lines));
        byte[] json = text("{\"time\":\"%s\",\"path\":\"\\/sites\\/%d\",\"ms\":%d,\"msg\":\"\\\"ok\\\"\"}\n");
        measure("lines of JSON", json, () -> masked(mask, json));
        byte[] base64 = text("%sZGF0YQ%dabcdefghijklmnopqrstuvwxyz%dABCDEFGHIJKLMNOPQRSTUVWXYZ");
        measure("one line of base64", base64, () -> masked(mask, base64));
        Path file = Files.createTempFile("masking-benchmark", ".log");
        try {
            measure("lines of text into a file of 64 MiB", lines, () -> logged(mask, lines, file));
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] text(String line) {
        SplittableRandom random = new SplittableRandom(4711);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(SIZE + CHUNK);
        while (bytes.size() < SIZE) {
            String time = "2026-11-26T16:" + random.nextInt(10, 60) + ":" + random.nextInt(10, 60) + "Z";
            bytes.writeBytes(String.format(Locale.ROOT, line, time, random.nextInt(100_000), random.nextInt(2_000))
                    .getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void masked(SecretMask mask, byte[] text) {
        MaskedStream stream = mask.to((bytes, offset, count) -> {});
        for (int offset = 0; offset < text.length; offset += CHUNK) {
            stream.write(text, offset, Math.min(CHUNK, text.length - offset));
        }
        stream.end();
    }

    private static void logged(SecretMask mask, byte[] text, Path file) {
        try (ProcessLog log = new ProcessLog(file, mask, LogLimit.usual())) {
            MaskedLog source = log.source();
            for (int offset = 0; offset < text.length; offset += CHUNK) {
                source.write(text, offset, Math.min(CHUNK, text.length - offset));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void measure(String what, byte[] text, Runnable once) {
        double[] rates = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long before = cpuNanos();
            once.run();
            rates[round] = text.length / (double) MEGABYTE / ((cpuNanos() - before) / NANOS);
        }
        Arrays.sort(rates);
        System.out.printf(Locale.ROOT, "%s: %.0f MB/s of CPU (median of %d rounds)%n", what, rates[ROUNDS / 2], ROUNDS);
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
