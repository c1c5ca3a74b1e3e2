package io.github.smartscraper.e2e.build.faults;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunningBuild;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.FileTree;
import io.github.smartscraper.e2e.build.harness.traces.Leftovers;
import io.github.smartscraper.e2e.build.harness.traces.Visit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Spaces, quotes, dollars and letters beyond ASCII, where a shell or an argument file could trip over them. */
@RunsMaven
@DisplayName("Odd characters")
class OddCharactersIT {

    private static final String TOKEN = "it's $HOME\\n \"#{id}\" `x`";
    private static final String GREETING = "Grüße, $USER 'n' \"co\" \\o/ — {id}\nPORT=1\né";
    private static final String COMMAND = "node records-arguments.mjs \"two words\" 'say \"hi\"' \"it's\""
            + " '$HOME' '`id`' '$(id)' ';' '&' '|' '>' %PATH% * é—€"
            + " --json='{\"a\":\"b c\"}' \"first\nsecond\" back\\slash\\n";

    private Path root;
    private Path bystander;

    @BeforeEach
    void makeARoot(MavenBuilds builds) throws Exception {
        root = Files.createDirectories(builds.directory().resolve("tmp/a \"root\" of Zoë's $HOME `id` (50%) *"));
        bystander = Files.createDirectory(root.resolveSibling("a"));
    }

    @Test
    @DisplayName("in directories, token, environment and command, line breaks too, reach tests and servers as they are")
    void arriveAsWritten(MavenBuilds builds) throws Exception {
        RunningBuild running = odd(
                        builds,
                        Map.of("command", COMMAND, "apiToken", TOKEN),
                        "<GREETING>" + xml(GREETING) + "</GREETING>")
                .inDirectory("a project of Zoë's (50% $HOME)")
                .property("it.test", "AlphaIT,BetaIT")
                .start();
        BuildResult build = running.awaitEnd(Duration.ofMinutes(2));

        assertThatBuild(build).succeeded();
        Visit visit = build.visits().by("BetaIT");
        assertThat(visit.token()).isEqualTo("it's $HOME\\n \"#0\" `x`");
        assertThat(visit.dataDir()).hasParentRaw(root);
        assertThat(visit.server()).contains("\"greeting\":\"Grüße, $USER 'n' \\\"co\\\" \\\\o/ — 0\\nPORT=1\\né\"");
        assertThat(told(build))
                .containsExactly(
                        visit.token(),
                        visit.dataDir().toString(),
                        "Grüße, $USER 'n' \"co\" \\o/ — 0\nPORT=1\né",
                        "two words",
                        "say \"hi\"",
                        "it's",
                        "$HOME",
                        "`id`",
                        "$(id)",
                        ";",
                        "&",
                        "|",
                        ">",
                        "%PATH%",
                        "*",
                        "é—€",
                        "--json={\"a\":\"b c\"}",
                        "first\nsecond",
                        "back\\slash\\n");
        assertNothingIsLeft(running);
    }

    @Test
    @DisplayName("in the path of the DATA_DIRs keep the reaper from nothing")
    void reaped(MavenBuilds builds) throws Exception {
        RunningBuild build = odd(builds, Map.of("command", "node records-arguments.mjs"), "")
                .property("it.test", "QuietCheck")
                .start();
        build.awaitForks(1);
        Path dataDir = build.visits().by("QuietCheck").dataDir();
        assertThat(dataDir).hasParentRaw(root).isNotEmptyDirectory();

        build.signalGroup("KILL");
        // Its marker goes last.
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(root).isEmptyDirectory());

        assertNothingIsLeft(build);
    }

    /** All of it stands in the POM: what the script mvn makes of its arguments is not the plugin's. */
    private MavenBuild odd(MavenBuilds builds, Map<String, String> parameters, String environment) {
        String configured = parameters.entrySet().stream()
                .map(one -> '<' + one.getKey() + '>' + xml(one.getValue()) + "</" + one.getKey() + '>')
                .collect(Collectors.joining());
        return builds.sample("plain")
                .goals("verify")
                .temporaryDirectory(builds.directory().resolve("tmp"))
                .variable("LC_ALL", "C.UTF-8")
                .configuration("<dataRoot>" + xml(root.toString()) + "</dataRoot>" + configured + "<environment>"
                        + environment + "</environment>");
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "&#10;");
    }

    private void assertNothingIsLeft(RunningBuild build) {
        assertThat(root).isEmptyDirectory();
        assertThat(bystander).isEmptyDirectory();
        FileTree.delete(root);
        FileTree.delete(bystander);
        Leftovers.of(build.traces()).assertNoneWithin(Duration.ofSeconds(5));
    }

    /** What the server noted: token, DATA_DIR, GREETING, and its arguments. */
    private static List<String> told(BuildResult build) throws Exception {
        return List.of(Files.readString(build.file("told.txt")).split("\0"));
    }
}
