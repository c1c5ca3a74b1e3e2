package io.github.smartscraper.e2e.failsafe.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.failsafe.archive.ForkStartOptions;
import io.github.smartscraper.e2e.worker.NodeWorkers;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import io.github.smartscraper.e2e.worker.server.WorkerPlan;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link ForkArguments}, whose files a real JVM reads. */
@DisplayName("Fork arguments")
final class ForkArgumentsTest {

    @TempDir
    private Path directory;

    @Test
    @DisplayName("reach the JVM as they were, whatever stands in them")
    void readByJvm() throws Exception {
        // given
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("p.plain", "http://127.0.0.1:9000");
        properties.put("p.empty", "");
        properties.put("p.spaces", "/tmp/my  data dir/ ");
        properties.put("p.quotes", "say \"hi\" and 'bye'");
        properties.put("p.backslashes", "C:\\new\\table\\");
        properties.put("p.lines", "one\ntwo\r\nthree\ttab");
        properties.put("p.signs", "# no comment; @no.file $HOME %PATH% `id` a=b=c * ?");
        properties.put("p.all", "\\\"\n\\n \"\\");
        Path file = Files.writeString(directory.resolve("fork-1.args"), ForkArguments.format(properties));

        // when
        List<String> arguments = new ArrayList<>(
                List.of("@" + file, "-cp", JavaProcess.locationOf(Printer.class), Printer.class.getName()));
        arguments.addAll(properties.keySet());
        JavaProcess java = JavaProcess.run(arguments, Map.of());

        // then
        assertThat(java.output().lines())
                .containsExactlyElementsOf(
                        properties.values().stream().map(Printer::printable).toList());
    }

    @Test
    @DisplayName("are written to a file of the fork that only its owner may read, and hold no token")
    void write() throws Exception {
        // given
        try (NodeWorkers workers = new NodeWorkers()) {
            WorkerPlan worker = workers.pool(NodeServer.SERVING).plan(0);

            // when
            new ForkArguments(directory, Map.of("BROWSER_WS_ENDPOINT", "ws://127.0.0.1:1/x"), directory)
                    .write(12, worker, 4711, new ForkStartOptions(List.of("-Dan=option"), true));

            // then
            Path file = directory.resolve("fork-12.args");
            String address = worker.baseUrl().toString();
            String data = worker.dataDirectory().path().toString();
            String events = directory.resolve("fork-12.events.jsonl").toString();
            String own = "smartscraper.e2e.handed-over.";
            assertThat(file)
                    .content()
                    .isEqualTo(Stream.of(
                                    Map.of("BROWSER_WS_ENDPOINT", "ws://127.0.0.1:1/x"),
                                    Map.of("TEST_BASE_URL", address),
                                    Map.of("DATA_DIR", data),
                                    Map.of("E2E_WORKER_ID", "0"),
                                    Map.of(own + "BROWSER_WS_ENDPOINT", "ws://127.0.0.1:1/x"),
                                    Map.of(own + "DATA_DIR", data),
                                    Map.of(own + "E2E_WORKER_ID", "0"),
                                    Map.of(own + "TEST_BASE_URL", address),
                                    Map.of("smartscraper.e2e.control", "4711"),
                                    Map.of("smartscraper.e2e.events", events),
                                    Map.of("an", "option"))
                            .map(ForkArguments::format)
                            .collect(Collectors.joining()))
                    .doesNotContain(worker.token());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    @DisplayName("are found by the fork through a placeholder that Surefire fills with its number")
    void argLine() {
        assertThat(new ForkArguments(Path.of("/work/my project/forks"), Map.of(), directory).argLine())
                .isEqualTo("\"@/work/my project/forks/fork-${surefire.forkNumber}.args\"");
    }

    /** Main class of that JVM: it prints the values of system properties, one printable line each. */
    static final class Printer {

        private Printer() {}

        /** Prints the properties that are named by the arguments. */
        public static void main(String[] names) {
            for (String name : names) {
                System.out.println(printable(System.getProperty(name)));
            }
        }

        static String printable(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
