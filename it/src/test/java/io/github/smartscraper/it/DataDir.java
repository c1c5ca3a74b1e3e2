package io.github.smartscraper.it;

import io.github.smartscraper.it.state.Json;
import io.github.smartscraper.it.state.LogLine;
import io.github.smartscraper.it.state.Site;
import io.github.smartscraper.it.state.Stats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads and writes the files that the server keeps its state in. */
public final class DataDir {

    private final Path root;

    public DataDir(Worker worker) {
        this.root = worker.dataDir();
    }

    public Path sitesFile() {
        return root.resolve("sites.jsonc");
    }

    public Path statsFile() {
        return root.resolve("stats.json");
    }

    public Path logsDirectory() {
        return root.resolve("logs");
    }

    public List<Site> sites() {
        return Json.sites(read(sitesFile()));
    }

    public Optional<Site> site(String domain) {
        return sites().stream().filter(site -> site.domain().equals(domain)).findFirst();
    }

    public void writeSites(Site... sites) {
        write(sitesFile(), Json.write(sites));
    }

    public Stats stats() {
        return Json.stats(read(statsFile()));
    }

    public void writeStats(Stats stats) {
        write(statsFile(), Json.write(stats));
    }

    public List<Path> logFiles() {
        return below(logsDirectory()).filter(Files::isRegularFile).toList();
    }

    /** What is logged about one domain, oldest line first. */
    public List<LogLine> log(String domain) {
        return logFiles().stream()
                .flatMap(file -> read(file).lines())
                .map(Json::logLine)
                .filter(line -> line.domain().equals(domain))
                .toList();
    }

    /** Every file by its relative path with its content, to see whether anything changed. */
    public Map<String, String> snapshot() {
        Map<String, String> contents = new TreeMap<>();
        below(root)
                .filter(Files::isRegularFile)
                .forEach(file -> contents.put(root.relativize(file).toString(), read(file)));
        return contents;
    }

    /** Brings the files back to the seed, whatever stands in their places. */
    public void seed() {
        List.of(sitesFile(), statsFile(), logsDirectory()).forEach(this::delete);
        write(sitesFile(), "[]\n");
        write(statsFile(), "{}\n");
        createDirectory(logsDirectory());
    }

    /** Puts an empty directory where the file was: a fault that denies reading and writing even to root. */
    public void replaceByDirectory(Path file) {
        delete(file);
        createDirectory(file);
    }

    /** Deletes a file or a whole directory; nothing happens if it is absent. */
    public void delete(Path path) {
        below(path).sorted(Comparator.reverseOrder()).forEach(DataDir::deleteOne);
    }

    public String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> below(Path path) {
        if (Files.notExists(path)) {
            return Stream.empty();
        }
        try (Stream<Path> paths = Files.walk(path)) {
            return paths.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void createDirectory(Path directory) {
        try {
            Files.createDirectory(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
