package io.github.smartscraper.e2e.ports;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Failure of a server to have its port, as the log of the server tells of it in the words of its platform. */
public final class BindFailure {

    private static final Pattern WORDS = Pattern.compile(
            "EADDRINUSE|already in use|address in use|only one usage of each socket address", Pattern.CASE_INSENSITIVE);

    private static final int MOST_BYTES = 1 << 20;

    private final Path log;
    private final long begin;

    /** What is printed to this log from now on counts; what stands in it is another server's. */
    public BindFailure(Path log) {
        this.log = log;
        this.begin = log.toFile().length();
    }

    /** Whether there was one, of whatever port: a debugger has one of its own, for instance, and goes without. */
    public boolean isLogged() {
        return lines().anyMatch(BindFailure::tells);
    }

    /** Whether there was one, and the line that tells of it has the port. */
    public boolean isLoggedOf(int port) {
        Pattern number = Pattern.compile("(?<!\\d)" + port + "(?!\\d)");
        return lines().anyMatch(line -> tells(line) && number.matcher(line).find());
    }

    private static boolean tells(String line) {
        return WORDS.matcher(line).find();
    }

    private Stream<String> lines() {
        try (InputStream in = new FileInputStream(log.toFile())) {
            in.skipNBytes(begin);
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
