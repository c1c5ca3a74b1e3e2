package io.github.smartscraper.e2e.build.soak;

import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunningBuild;
import io.github.smartscraper.e2e.build.harness.traces.BuildTraces;
import io.github.smartscraper.e2e.build.harness.traces.FileTree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A copy of the sample {@code soak} with its short test classes, which is built again and again. */
final class SoakProject {

    static final int CLASSES = 20;

    private static final String SOURCES = "src/test/java/sample/";
    private static final String RESULTS = "target/smartscraper-e2e/results.json";
    private static final Pattern RESULT = Pattern.compile("\"name\" : \"sample\\.(\\w+)\",\\s+\"outcome\" : \"(\\w+)\""
            + "[^}]*\"infrastructureFault\" : (true|false)");

    /** That of the run; one that was killed has left what it had, without it. */
    private static final Pattern END = Pattern.compile("\"endedAt\" : \\d+,\\s+\"versions\"");

    private final MavenBuilds builds;
    private final int basePort;
    private final Path temporary;
    private @Nullable BuildTraces traces;
    private int edition;

    SoakProject(MavenBuilds builds, int basePort, Path temporary) {
        this.builds = builds;
        this.basePort = basePort;
        this.temporary = temporary;
    }

    /** Starts {@code mvn verify}; what the build before it noted is gone, but the test cache stays. */
    RunningBuild start() throws Exception {
        return start(List.of());
    }

    /** Starts it by way of a command. */
    RunningBuild start(List<String> prefix) throws Exception {
        MavenBuild build = builds.sample("soak")
                .goals("verify")
                .basePort(basePort)
                .temporaryDirectory(temporary)
                .by(prefix);
        if (traces == null) {
            names().forEach(name -> build.with(SOURCES + name + ".java", source(name)));
        } else {
            // What the first build needs may have to be downloaded, and is there for all others.
            build.whereRan(traces).arguments("-o");
            FileTree.delete(file("target/passes"));
            Files.deleteIfExists(file(RESULTS));
            Files.deleteIfExists(file("servers-started.log"));
        }
        RunningBuild running = build.start();
        traces = running.traces();
        return running;
    }

    /** Has servers started in another way from now on, without any test being told. */
    void serve(String way) throws IOException {
        Files.writeString(file("target/way"), way);
    }

    /** Changes some of the classes, so that the next build has to run these, and returns their names. */
    Set<String> edit(Random random) throws IOException {
        edition++;
        List<String> shuffled = names();
        Collections.shuffle(shuffled, random);
        Set<String> edited = new TreeSet<>(shuffled.subList(0, CLASSES / 2 + random.nextInt(CLASSES / 2 + 1)));
        for (String name : edited) {
            Files.writeString(file(SOURCES + name + ".java"), source(name));
        }
        return edited;
    }

    private static List<String> names() {
        return IntStream.rangeClosed(1, CLASSES)
                .mapToObj(number -> String.format(Locale.ROOT, "Errand%02dIT", number))
                .collect(Collectors.toList());
    }

    private String source(String name) {
        return "package sample;\n\nclass " + name + " extends Errand {\n    static final int EDITION = " + edition
                + ";\n}\n";
    }

    /** The classes that have passed by what they noted themselves. */
    Set<String> passes() throws IOException {
        Path directory = file("target/passes");
        if (Files.notExists(directory)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The classes that have passed in this build by the plugin's word, and were not hit by a fault. */
    Set<String> cleanPasses() throws IOException {
        return results((outcome, hit) -> outcome.equals("PASSED") && !hit);
    }

    /** The classes that have run in this build, or should have. */
    Set<String> ran() throws IOException {
        return results((outcome, hit) -> !outcome.equals("CACHED"));
    }

    /** The ports of this build's servers on which something still listens. */
    List<Integer> openPorts() throws IOException {
        Path started = file("servers-started.log");
        return Files.notExists(started)
                ? List.of()
                : Files.readAllLines(started).stream()
                        .map(Integer::valueOf)
                        .filter(SoakProject::isOpen)
                        .toList();
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the build got as far as to write its final results. */
    boolean hasResults() throws IOException {
        return Files.exists(file(RESULTS))
                && END.matcher(Files.readString(file(RESULTS))).find();
    }

    private Set<String> results(Choice choice) throws IOException {
        Set<String> names = new TreeSet<>();
        if (hasResults()) {
            Matcher result = RESULT.matcher(Files.readString(file(RESULTS)));
            while (result.find()) {
                if (choice.takes(result.group(2), Boolean.parseBoolean(result.group(3)))) {
                    names.add(result.group(1));
                }
            }
        }
        return names;
    }

    private Path file(String path) {
        return Objects.requireNonNull(traces).project().resolve(path);
    }

    /** Choice of results that are looked for. */
    private interface Choice {

        boolean takes(String outcome, boolean hitByFault);
    }
}
