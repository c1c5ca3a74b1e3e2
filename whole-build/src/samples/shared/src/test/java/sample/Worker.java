package sample;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;

/** The worker of this fork, as any test sees it: by system properties. */
public final class Worker {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String baseUrl = System.getProperty("TEST_BASE_URL");
    private final String token = System.getProperty("API_TOKEN");
    private final Path dataDir = Path.of(System.getProperty("DATA_DIR"));

    public String baseUrl() {
        return baseUrl;
    }

    public Path dataDir() {
        return dataDir;
    }

    public String state() {
        return send(request("/state").GET()).body();
    }

    public void write(String state) {
        send(request("/state").POST(HttpRequest.BodyPublishers.ofString(state)));
    }

    public String about() {
        return send(request("/about").GET()).body();
    }

    public int statusWithToken(String anyToken) {
        return send(request("/about")
                        .setHeader("Authorization", "Bearer " + anyToken)
                        .GET())
                .statusCode();
    }

    public int statusWithOwnToken() {
        return statusWithToken(token);
    }

    /** Makes the server end at once ({@code exit}) or never answer again ({@code hang}), in the middle of a request. */
    public void harm(String how) {
        try {
            HTTP.send(
                    request("/" + how).POST(HttpRequest.BodyPublishers.noBody()).build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException expected) {
            // It ended, or fell silent, before it could answer.
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a signal to the server, as somebody might who has nothing to do with the test. */
    public void signal(String name) throws Exception {
        String pid = about().replaceAll(".*\"pid\":(\\d+).*", "$1");
        new ProcessBuilder("kill", "-s", name, pid).inheritIO().start().waitFor();
    }

    public boolean isHealthy() {
        try {
            HttpRequest request = request("/health").GET().build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Notes for the whole-build test what this class found, does what the build's properties ask for, writes state. */
    public void visit(String testClass) throws Exception {
        arrive(testClass);
        Meeting.waitForOtherForks();
        Thread.sleep(Duration.ofSeconds(Long.getLong("sample.linger", 0)).toMillis());
        write("[\"" + testClass + "\"]");
        Files.writeString(dataDir.resolve("of-" + testClass + ".txt"), "a file that the seed doesn't have");
        System.out.println("a test prints its token: " + token);
        if (testClass.equals(System.getProperty("sample.fail"))) {
            throw new AssertionError("the test fails as it was asked to, with token " + token);
        }
    }

    /** Notes for the whole-build test what this class found. */
    public void arrive(String testClass) throws IOException {
        Properties notes = new Properties();
        notes.setProperty("stateAtStart", state());
        notes.setProperty("baseUrl", baseUrl);
        notes.setProperty("dataDir", dataDir.toString());
        notes.setProperty("token", token);
        notes.setProperty("workerId", System.getProperty("E2E_WORKER_ID"));
        notes.setProperty("own", System.getProperty("sample.own", ""));
        notes.setProperty("configured", System.getProperty("sample.configured", ""));
        notes.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
        notes.setProperty("argv", Files.readString(Path.of("/proc/self/cmdline")));
        notes.setProperty("at", Instant.now().toString());
        notes.setProperty("server", about());
        notes.setProperty("files", String.join(",", dataDir.toFile().list()));
        Path directory = Files.createDirectories(Path.of(System.getProperty("sample.visits", "target/visits")));
        Path unfinished = directory.resolve(testClass + ".tmp");
        try (var out = Files.newOutputStream(unfinished)) {
            notes.store(out, null);
        }
        Files.move(unfinished, directory.resolve(testClass + ".properties"), REPLACE_EXISTING);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
