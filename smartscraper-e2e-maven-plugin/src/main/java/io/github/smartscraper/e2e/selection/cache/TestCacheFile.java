package io.github.smartscraper.e2e.selection.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.smartscraper.e2e.process.ProcessLock;
import io.github.smartscraper.e2e.support.AtomicFile;
import io.github.smartscraper.e2e.support.FailureReason;
import io.github.smartscraper.e2e.support.Md5;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** The file of the test cache. It fails open: whatever is wrong with it costs a warning and the time of some tests. */
public final class TestCacheFile {

    private static final String NO_CACHE = "it is not a cache file: ";

    /**
     * Writing takes milliseconds, and seconds where the machine has more to do than it can: an owner that lives, and takes
     * longer than this, is no reason to forget a run.
     */
    private static final Duration LOCK_LIMIT = Duration.ofMinutes(1);

    private final Path file;
    private final String pluginVersion;
    private final BiConsumer<Path, String> warnings;
    private boolean isReadingWarned;
    private boolean isWritingWarned;

    /**
     * A cache file.
     *
     * @param file where it is, or will be
     * @param pluginVersion only a file of this version is understood
     * @param warnings told, with the file, why it can't be read or written
     */
    public TestCacheFile(Path file, String pluginVersion, BiConsumer<Path, String> warnings) {
        this.file = file;
        this.pluginVersion = pluginVersion;
        this.warnings = warnings;
    }

    /** What the file remembers; nothing, if it is missing, of another version, or can't be understood. */
    public TestCache read() {
        if (Files.exists(file)) {
            try {
                TestCache cache = content(Files.readAllBytes(file));
                if (pluginVersion.equals(cache.pluginVersion()) && Md5.NAME.equals(cache.algorithm())) {
                    return cache;
                }
            } catch (JsonProcessingException e) {
                warnOfReading(NO_CACHE + e.getOriginalMessage());
            } catch (IOException e) {
                warnOfReading(FailureReason.of(e));
            }
        }
        return TestCache.empty(pluginVersion, Md5.NAME);
    }

    private TestCache content(byte[] json) throws IOException {
        if (!CacheIndex.isWorthIt(json)) {
            return CacheJson.read(json);
        }
        CacheIndex index = new CacheIndex(file);
        String hash = Md5.of(json);
        Optional<TestCache> known = index.read(hash);
        if (known.isPresent()) {
            return known.get();
        }
        TestCache cache = CacheJson.read(json);
        index.write(hash, cache);
        return cache;
    }

    private void write(TestCache cache) throws IOException {
        byte[] json = CacheWriter.write(cache).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, json);
        if (CacheIndex.isWorthIt(json)) {
            new CacheIndex(file).write(Md5.of(json), cache);
        }
    }

    /**
     * Reads the file, changes what it remembers, and writes it, while no other build does.
     *
     * @return whether it could be written
     */
    public boolean update(UnaryOperator<TestCache> change) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Optional<ProcessLock> lock =
                    ProcessLock.acquire(file.resolveSibling(file.getFileName() + ".lock"), LOCK_LIMIT);
            try {
                write(change.apply(read()));
            } finally {
                if (lock.isPresent()) {
                    lock.get().close();
                }
            }
            return true;
        } catch (IOException e) {
            warnOfWriting(e);
            return false;
        }
    }

    /** A file is read several times in a build; the user needs to know once. */
    private void warnOfReading(String reason) {
        if (!isReadingWarned) {
            isReadingWarned = true;
            warnings.accept(file, reason);
        }
    }

    void warnOfWriting(IOException e) {
        if (!isWritingWarned) {
            isWritingWarned = true;
            warnings.accept(file, FailureReason.of(e));
        }
    }
}
