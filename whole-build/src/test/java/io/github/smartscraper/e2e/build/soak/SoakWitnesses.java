package io.github.smartscraper.e2e.build.soak;

import io.github.smartscraper.e2e.build.harness.traces.FileTree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Witnesses, which belong to others and look much like the plugin's: a process with the cookie of another session, a
 * server on a port of the range that answers 200 to everything, and two directories that are named like a DATA_DIR.
 */
final class SoakWitnesses implements AutoCloseable {

    private final Path stranger;
    private final int port;
    private final Path directory;
    private final Process sleeper;
    private final List<Process> servers = new ArrayList<>();
    private final Set<Path> directories;

    /**
     * Places them.
     *
     * @param stranger the program of the server
     * @param port where it listens
     * @param directory for its output
     * @param temporary where DATA_DIRs are made
     */
    SoakWitnesses(Path stranger, int port, Path directory, Path temporary) throws IOException {
        this.stranger = stranger;
        this.port = port;
        this.directory = directory;
        String session = UUID.randomUUID().toString();
        // It waits for the end of a pipe, so it ends with this JVM, by whatever means that ends.
        ProcessBuilder sleep = new ProcessBuilder("cat");
        sleep.environment().put("SMARTSCRAPER_E2E_SESSION", session);
        sleep.environment().put("SMARTSCRAPER_E2E_WORKER", "0");
        sleeper = sleep.directory(directory.toFile()).start();
        directories = Set.of(
                foreign(temporary.resolve("smartscraper-test-0-0123456789abcdef"), "no marker at all"),
                foreign(
                        temporary.resolve("smartscraper-test-1-fedcba9876543210"),
                        "session=" + session + "\npid=" + sleeper.pid() + "\nstarted="
                                + sleeper.info().startInstant().orElseThrow() + "\n"));
        openServer(port);
    }

    private static Path foreign(Path path, String marker) throws IOException {
        Files.createDirectories(path);
        Files.writeString(path.resolve("precious.txt"), "not yours");
        if (marker.startsWith("session=")) {
            Files.writeString(marker(path), marker);
        }
        return path;
    }

    private static Path marker(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".owner");
    }

    /** Has one more server take these ports, as far as they are free. */
    void openServer(int... ports) throws IOException {
        List<String> command = new ArrayList<>(List.of("node", stranger.toString()));
        for (int one : ports) {
            command.add(Integer.toString(one));
        }
        servers.add(new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output(servers.size()).toFile())
                .start());
    }

    private Path output(int server) {
        return directory.resolve("stranger-" + server + ".log");
    }

    /** Whether a leftover is none, since it is one of the directories here. */
    boolean own(String leftover) {
        return directories.stream()
                .anyMatch(path -> leftover.equals("directory " + path) || leftover.equals("directory " + marker(path)));
    }

    /** What has happened to them since they were placed; to ask a server whether it is healthy does it no harm. */
    List<String> hurt() throws IOException {
        List<String> hurt = new ArrayList<>();
        if (!sleeper.isAlive()) {
            hurt.add("the sleeping process of another session was ended");
        }
        for (int server = 0; server < servers.size(); server++) {
            if (!servers.get(server).isAlive()) {
                hurt.add("a stranger's server was ended");
            }
            try (Stream<String> lines = Files.lines(output(server))) {
                lines.filter(line -> line.contains(" on ") && !line.startsWith("GET /health "))
                        .forEach(line -> hurt.add("a stranger was asked: " + line));
            }
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getPort();
        } catch (IOException e) {
            hurt.add("the stranger on port " + port + " does not answer any more");
        }
        directories.stream()
                .filter(path -> Files.notExists(path.resolve("precious.txt")))
                .forEach(path -> hurt.add("somebody else's directory " + path + " was removed"));
        return hurt;
    }

    /** Ends the servers that were opened for one round. */
    void closeExtraServers() throws InterruptedException {
        while (servers.size() > 1) {
            servers.remove(servers.size() - 1).destroyForcibly().waitFor();
        }
    }

    @Override
    public void close() {
        sleeper.destroyForcibly();
        servers.forEach(Process::destroyForcibly);
        // They have done their work, and would be taken for what a build has left.
        directories.forEach(FileTree::delete);
        directories.forEach(path -> FileTree.delete(marker(path)));
    }
}
