package io.github.smartscraper.e2e.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.smartscraper.e2e.session.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The HTML report")
final class HtmlReportTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path project;

    private WorkDirectory files;

    @BeforeEach
    void makeDirectory() throws IOException {
        files = new WorkDirectory(project.resolve("target/smartscraper-e2e"));
        Files.createDirectories(files.logs());
    }

    @DisplayName("allows the page no more than its own style and program, which its policy names by their hashes")
    @Test
    void hasAPolicy() throws Exception {
        // when
        String page = page("{\"classes\": []}");

        // then
        assertThat(page)
                .containsPattern(
                        "default-src 'none'; script-src 'sha256-[\\w+/=]{44}'; style-src 'sha256-[\\w+/=]{44}'")
                .contains("base-uri 'none'; form-action 'none'")
                .doesNotContain("${style", "${program", "${licences", "${data");
    }

    @DisplayName("is made ready for without results, and leaves nothing")
    @Test
    void prepares() throws Exception {
        // when
        HtmlReport.prepare();

        // then
        assertThat(files.report()).doesNotExist();
        assertThat(page("{\"classes\": []}")).contains("<script");
    }

    @DisplayName("names no other place that the page could be loaded from")
    @Test
    void needsNothingElse() throws Exception {
        assertThat(page("{\"classes\": []}")).doesNotContainPattern("(?:src|href)=[\"']?(?:https?:)?//");
    }

    @DisplayName("keeps hostile texts inside its data")
    @Test
    void escapesTexts() throws Exception {
        // given
        String evil = "</script><script>alert(1)</script>\\u2028&\\u001b[31mred\\u202e";

        // when
        String page = page("{\"classes\": [{\"name\": \"" + evil + "\", \"outcome\": \"PASSED\"}]}");

        // then
        assertThat(page).doesNotContain("<script>alert", "\u2028", "\u001b", "\u202e");
        assertThat(data(page).at("/classes/0/name").asText())
                .isEqualTo("</script><script>alert(1)</script>\u2028&red⟨U+202E⟩");
    }

    @DisplayName("shows the end of what a server printed while a class failed")
    @Test
    void hasLogSlices() throws Exception {
        // given
        Files.writeString(files.workerLog(0), "before\nmeanwhile\nafterwards\n");

        // when
        JsonNode log = data(page(failed("target/smartscraper-e2e/logs/worker-0.log", 7, 17)))
                .at("/classes/0/runs/0/log");

        // then
        assertThat(log.path("text").asText()).isEqualTo("meanwhile\n");
        assertThat(log.path("fileLink").asText()).isEqualTo("../logs/worker-0.log");
    }

    @DisplayName("shows no more than 64 KiB of a long log, and tells how much it left out")
    @Test
    void cutsLogs() throws Exception {
        // given
        Files.writeString(files.workerLog(0), "x".repeat(100_000) + "the end");

        // when
        JsonNode log = data(page(failed("target/smartscraper-e2e/logs/worker-0.log", 0, 100_007)))
                .at("/classes/0/runs/0/log");

        // then
        assertThat(log.path("text").asText()).hasSize(64 * 1024).endsWith("the end");
        assertThat(log.path("leftOut").asInt()).isEqualTo(100_007 - 64 * 1024);
    }

    @DisplayName("reads no file outside the run's own directory, whatever the results name")
    @Test
    void readsOwnFilesOnly() throws Exception {
        // given
        Path other = Files.writeString(project.resolve("private.txt"), "private");
        Files.createSymbolicLink(files.workerLog(1), other);

        // when, then
        assertThat(slice(failed(other.toString(), 0, 7))).isEmpty();
        assertThat(slice(failed("target/smartscraper-e2e/logs/../../../private.txt", 0, 7)))
                .isEmpty();
        assertThat(slice(failed("target/smartscraper-e2e/logs/worker-1.log", 0, 7)))
                .isEmpty();
    }

    @DisplayName("passes over a log that is shorter than it was")
    @Test
    void overlooksOtherLogs() throws Exception {
        // given
        Files.writeString(files.workerLog(0), "another run");

        // when, then
        assertThat(slice(failed("target/smartscraper-e2e/logs/worker-0.log", 7, 1700)))
                .isEmpty();
    }

    @DisplayName(
            "of a shard leaves in the results what the logs held of what failed, which the page of all shards shows")
    @Test
    void carriesLogs() throws Exception {
        // given
        Files.writeString(files.workerLog(0), "before\nmeanwhile\nafterwards\n");
        String shard = failed("target/smartscraper-e2e/logs/worker-0.log", 7, 17)
                .replaceFirst("\\{", "{\"shard\": 1, \"shards\": 2, \"run\": {\"endedAt\": 1}, ");

        // when
        page(shard);
        JsonNode kept = JSON.readTree(files.results().toFile());
        Files.delete(files.workerLog(0));
        String merged = kept.toString().replaceFirst("\"run\":\\{", "\"runs\":[],\"x\":{");

        // then
        assertThat(data(page(merged)).at("/classes/0/runs/0/log/text").asText()).isEqualTo("meanwhile\n");
    }

    @DisplayName("of a whole run leaves the results as they are")
    @Test
    void carriesNoLogs() throws Exception {
        // given
        Files.writeString(files.workerLog(0), "before\nmeanwhile\nafterwards\n");

        // when
        page(failed("target/smartscraper-e2e/logs/worker-0.log", 7, 17));

        // then
        assertThat(files.results()).content().doesNotContain("meanwhile");
    }

    @DisplayName("leaves out the logs of this machine where the results of several are merged")
    @Test
    void overlooksLogsOfOthers() throws Exception {
        // given
        Files.writeString(files.workerLog(0), "of this machine");
        String merged =
                failed("target/smartscraper-e2e/logs/worker-0.log", 0, 15).replaceFirst("\\{", "{\"runs\": [], ");

        // when, then
        assertThat(page(merged)).doesNotContain("of this machine");
    }

    @DisplayName("takes a text of a megabyte, and shows its beginning")
    @Test
    void cutsTexts() throws Exception {
        // when
        String text = data(page("{\"classes\": [{\"name\": \"" + "y".repeat(1_000_000) + "\"}]}"))
                .at("/classes/0/name")
                .asText();

        // then
        assertThat(text).hasSizeLessThan(66_000).endsWith("… 934464 more characters");
    }

    @DisplayName("is not written from a file that holds something else")
    @Test
    void needsResults() throws Exception {
        // given
        Files.writeString(files.results(), "[1, 2]");

        // when, then
        assertThatThrownBy(() -> HtmlReport.write(files)).hasMessage(files.results() + " does not hold results");
    }

    private String slice(String results) throws IOException {
        return data(page(results)).at("/classes/0/runs/0/log/text").asText("");
    }

    private String page(String results) throws IOException {
        Files.writeString(files.results(), results);
        return Files.readString(HtmlReport.write(files));
    }

    private static String failed(String file, int from, int to) {
        return "{\"classes\": [{\"name\": \"A\", \"outcome\": \"FAILED\", \"runs\": [{\"round\": 1, \"log\": {\"file\": \""
                + file + "\", \"from\": " + from + ", \"to\": " + to + "}}]}]}";
    }

    private static JsonNode data(String page) throws IOException {
        Matcher data = Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page);
        assertThat(data.find()).isTrue();
        return JSON.readTree(data.group(1));
    }
}
