package io.github.smartscraper.e2e.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what GitHub Actions is told of a run. */
@DisplayName("GitHub Actions")
final class CiReportTest {

    private static final String FAILED_METHOD = """
            {"name":"refusesBadUrl(String)[2]","displayName":"refuses: a, b","outcome":"FAILED","round":1,"line":42,
             "message":"50% of it\\nwas wrong","type":"org.opentest4j.AssertionFailedError"}""";

    @TempDir
    private Path workspace;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final List<String> warnings = new ArrayList<>();
    private Path results;
    private Path summary;

    @BeforeEach
    void files() throws IOException {
        Path source = workspace.resolve("it/src/test/java/com/acme/ScrapeIT.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "class ScrapeIT {}");
        results = workspace.resolve("results.json");
        summary = workspace.resolve("summary.md");
    }

    @Test
    @DisplayName("shows a failure beside the line of its test, with the command that runs it again")
    void annotation() throws IOException {
        // given
        write(type("com.acme.ScrapeIT", "FAILED", FAILED_METHOD));

        // when
        report(Map.of("GITHUB_ACTIONS", "true", "GITHUB_WORKSPACE", workspace.toString()));

        // then
        assertThat(output.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("::error file=it/src/test/java/com/acme/ScrapeIT.java,line=42,"
                        + "title=ScrapeIT%3A refuses%3A a%2C b::50%25 of it%0Awas wrong%0A%0A"
                        + "To run it again: mvn verify -Dit.test='com.acme.ScrapeIT#refusesBadUrl'");
    }

    @Test
    @DisplayName("shows the command of the results, which leaves out the other projects of the build")
    void command() throws IOException {
        // given
        write(type("com.acme.ScrapeIT", "FAILED", FAILED_METHOD));
        Files.writeString(
                results,
                Files.readString(results).replaceFirst("[{]", "{\"run\":{\"command\":\"mvn verify -pl :it -am\"},"));

        // when
        report(Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()));

        // then
        String wanted = "mvn verify -pl :it -am -Dit.test='com.acme.ScrapeIT#refusesBadUrl'";
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("To run it again: " + wanted);
        assertThat(summary).content().contains(wanted);
    }

    @Test
    @DisplayName("is told of a class without test methods in its results, as those of earlier versions are")
    void earlierVersion() throws IOException {
        // given
        write(type("com.acme.GoneIT", "INCOMPLETE", ""));

        // when
        report(Map.of("GITHUB_ACTIONS", "true"));

        // then
        assertThat(output.toString(StandardCharsets.UTF_8))
                .startsWith("::error title=GoneIT::The class began and never");
    }

    @Test
    @DisplayName("gets ten annotations at the most, the last of which says how many failures there are besides")
    void atMostTen() throws IOException {
        // given
        write(IntStream.range(0, 30)
                .mapToObj(number -> type("com.acme.No" + number + "IT", "FAILED", FAILED_METHOD))
                .collect(Collectors.joining(",")));

        // when
        report(Map.of("GITHUB_ACTIONS", "true"));

        // then
        assertThat(output.toString(StandardCharsets.UTF_8).lines())
                .hasSize(10)
                .last()
                .asString()
                .startsWith("::error::21 more failures");
    }

    @Test
    @DisplayName("finds a summary after what the step has written before")
    void summary() throws IOException {
        // given
        Files.writeString(summary, "# Before");
        write(type("com.acme.ScrapeIT", "FAILED", FAILED_METHOD) + "," + type("com.acme.OldIT", "CACHED", "") + ","
                + type("com.acme.ShakyIT", "FLAKY", ""));

        // when
        report(Map.of("GITHUB_STEP_SUMMARY", summary.toString()));

        // then
        assertThat(summary)
                .content()
                .startsWith("# Before\n\n## ❌")
                .contains("| 3 | 1 | 9 | 3 | 0 |")
                .contains("<pre>50% of it\nwas wrong</pre>")
                .contains("mvn verify -Dit.test='com.acme.ScrapeIT#refusesBadUrl'")
                .contains("**Flaky**")
                .contains("| com.acme.ShakyIT | 1.2 s | 2 |")
                .doesNotContain("| com.acme.OldIT");
    }

    @Test
    @DisplayName("shows what others have written as text")
    void hostile() throws IOException {
        // given
        write(type("com.acme.ScrapeIT", "FAILED", """
                {"name":"x()","displayName":"</summary><script>|[a](b)","outcome":"ERROR",
                 "message":"</pre><img src=x> ::error::no\\r\\n::error::no"}"""));

        // when
        report(Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()));

        // then
        assertThat(output.toString(StandardCharsets.UTF_8).strip().lines()).hasSize(1);
        assertThat(summary).content().doesNotContain("<script", "<img", "](", "</pre><");
    }

    @Test
    @DisplayName("never sees a secret")
    void secret() throws IOException {
        // given
        write(type("com.acme.ScrapeIT", "FAILED", FAILED_METHOD));
        UnaryOperator<String> mask = text -> text.replace("wrong", "****");

        // when
        ci(Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()))
                .ofRun(results, mask);

        // then
        assertThat(output.toString(StandardCharsets.UTF_8) + Files.readString(summary))
                .contains("****")
                .doesNotContain("wrong");
    }

    @Test
    @DisplayName("gets a summary below the limit of 1 MiB, whatever there is to say and has been said")
    void bounded() throws IOException {
        // given
        Files.writeString(summary, "x".repeat(990_000));
        String lengthy = FAILED_METHOD.replace("wrong", "&".repeat(100_000));
        write(IntStream.range(0, 60)
                .mapToObj(number -> type("com.acme.No" + number + "IT", "FAILED", lengthy))
                .collect(Collectors.joining(",")));

        // when
        report(Map.of("GITHUB_STEP_SUMMARY", summary.toString()));

        // then
        assertThat(Files.size(summary)).isBetween(990_100L, 1_000_010L);
    }

    @Test
    @DisplayName("gets a summary of all shards together, whose failures their jobs have shown already")
    void shards() throws IOException {
        // given
        write(type("com.acme.ScrapeIT", "FAILED", FAILED_METHOD));

        // when
        ci(Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()))
                .ofShards(results);

        // then
        assertThat(output.size()).isZero();
        assertThat(summary).content().contains("refuses");
    }

    @Test
    @DisplayName("is all that is told: elsewhere nothing is read or printed")
    void elsewhere() throws IOException {
        // given
        Files.writeString(results, "no results");

        // when
        report(Map.of("GITHUB_ACTIONS", "", "GITHUB_STEP_SUMMARY", " "));

        // then
        assertThat(output.size()).isZero();
        assertThat(warnings).isEmpty();
    }

    @Test
    @DisplayName("does not decide about a build: a summary that can't be written is a warning")
    void unwritable() throws IOException {
        // given
        write(type("com.acme.ScrapeIT", "PASSED", ""));

        // when
        report(Map.of(
                "GITHUB_STEP_SUMMARY", workspace.resolve("missing/summary.md").toString()));

        // then
        assertThat(warnings).singleElement().asString().contains("missing");
    }

    private void report(Map<String, String> environment) {
        ci(environment).ofRun(results, UnaryOperator.identity());
    }

    private CiReport ci(Map<String, String> environment) {
        Console console = new Console() {
            @Override
            public void info(String line) {}

            @Override
            public void warn(String line) {
                warnings.add(line);
            }
        };
        return new CiReport(
                environment, workspace.resolve("it"), new PrintStream(output, true, StandardCharsets.UTF_8), console);
    }

    private void write(String classes) throws IOException {
        Files.writeString(results, "{\"shard\":1,\"shards\":1,\"classes\":[" + classes + "]}");
    }

    private static String type(String name, String outcome, String methods) {
        return "{\"name\":\"" + name + "\",\"outcome\":\"" + outcome
                + "\",\"tests\":3,\"failures\":1,\"skipped\":0,\"durationMillis\":1234,\"worker\":2,\"methods\":["
                + methods + "]}";
    }
}
