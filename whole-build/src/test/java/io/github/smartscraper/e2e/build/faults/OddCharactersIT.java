package io.github.smartscraper.e2e.build.faults;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.smartscraper.e2e.build.harness.BuildResult;
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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spaces, quotes, dollars and letters beyond ASCII, where a shell or an argument file could trip over them. */
@RunsMaven
@DisplayName("Odd characters")
class OddCharactersIT {

    @Test
    @DisplayName("in the directory, the token and the environment's values arrive as they were written")
    void arriveAsWritten(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .inDirectory("a project of Zoë's (50% $HOME)")
                .goals("verify")
                .variable("LC_ALL", "C.UTF-8")
                .property("it.test", "AlphaIT,BetaIT")
                .configuration("<apiToken>it's $HOME\\n \"#{id}\" `x`</apiToken>"
                        + "<environment><GREETING>Grüße, $USER 'n' \"co\" \\o/ — {id}</GREETING></environment>")
                .execute();

        assertThatBuild(build).succeeded();
        Visit visit = build.visits().by("BetaIT");
        assertThat(visit.token()).isEqualTo("it's $HOME\\n \"#0\" `x`");
        assertThat(visit.server()).contains("\"greeting\":\"Grüße, $USER 'n' \\\"co\\\" \\\\o/ — 0\"");
    }

    @Test
    @DisplayName("in the command's arguments, and line breaks in the environment's values, mean nothing to anyone")
    void meanNothing(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("plain")
                .goals("verify")
                .variable("LC_ALL", "C.UTF-8")
                .property("it.test", "AlphaIT")
                .property(
                        "e2e.command",
                        "node telling.mjs \"two words\" 'say \"hi\"' \"it's\" $HOME `id` $(id) ; & | > %PATH% * é—€"
                                + " --json='{\"a\":\"b c\"}' \"first\nsecond\" back\\slash\\n")
                .configuration("<environment><GREETING>first&#10;PORT=1&#10;é \"{id}\"</GREETING></environment>")
                .execute();

        assertThatBuild(build).succeeded();
        assertThat(told(build))
                .containsExactly(
                        "test-token-0",
                        build.visits().by("AlphaIT").dataDir().toString(),
                        "first\nPORT=1\né \"0\"",
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
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"stop", "the reaper"})
    @DisplayName("in the path of the DATA_DIRs: tests and servers get them as they are, and none is left by")
    void dataRoot(String by, MavenBuilds builds) throws Exception {
        Path root = Files.createDirectories(builds.directory().resolve("tmp/a \"root\" of Zoë's $HOME `id` (50%) *"));
        Path bystander = Files.createDirectory(root.resolveSibling("a"));
        RunningBuild build = builds.sample("plain")
                .goals("verify")
                .temporaryDirectory(root.getParent())
                .variable("LC_ALL", "C.UTF-8")
                .property("it.test", "QuietCheck,SmokeCheck")
                .property("failsafe.runOrder", "alphabetical")
                .property("e2e.command", "node telling.mjs")
                .property("e2e.dataRoot", root.toString())
                .start();
        build.awaitForks(1);
        Path dataDir = build.visits().by("QuietCheck").dataDir();
        assertThat(dataDir).hasParentRaw(root).isNotEmptyDirectory();

        if (by.equals("stop")) {
            Files.createFile(build.traces().project().resolve("target/go-on"));
            BuildResult result = build.awaitEnd(Duration.ofMinutes(2));
            assertThatBuild(result).succeeded();
            assertThat(told(result)).contains(dataDir.toString());
        } else {
            build.signalGroup("KILL");
            await().atMost(Duration.ofSeconds(5)).until(() -> Files.notExists(dataDir));
        }

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
