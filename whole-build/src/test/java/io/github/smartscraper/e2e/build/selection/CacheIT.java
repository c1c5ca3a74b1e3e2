package io.github.smartscraper.e2e.build.selection;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.BuildTraces;
import io.github.smartscraper.e2e.build.harness.traces.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Builds that follow on one another: only what must run does. */
@RunsMaven
@DisplayName("A build after another")
class CacheIT {

    private static final String[] ALL = {"AlphaIT", "BetaIT", "DeltaIT", "GammaIT"};

    @Test
    @DisplayName("runs nothing when nothing has changed, and else the classes that use what has")
    void runsWhatUsesTheChange(MavenBuilds builds) throws Exception {
        Copy copy = new Copy(builds);
        BuildResult first = copy.run(copy.build());
        assertThatBuild(first).succeeded().says("E2E selection: 4 classes, 0 unchanged", "4 to run (4 new)");
        assertThat(first.visits().classes()).containsExactlyInAnyOrder(ALL);
        assertThat(copy.outcomes()).hasSize(4).containsValue("PASSED").doesNotContainValue("CACHED");

        BuildResult unchanged = copy.run(copy.build());
        assertNothingRan(unchanged, copy);

        copy.edit("src/test/java/sample/GammaIT.java", "\"gamma\"", "\"again\"");
        BuildResult body = copy.run(copy.build());
        assertThatBuild(body).succeeded().says("3 unchanged since they passed, 1 to run (1 changed)");
        assertThat(body.visits().classes()).containsExactly("GammaIT");
        assertThat(copy.outcomes()).containsEntry("AlphaIT", "CACHED").containsEntry("GammaIT", "PASSED");

        copy.edit("src/test/java/sample/Prices.java", "3 * count", "count * 3");
        BuildResult helper = copy.run(copy.build());
        assertThatBuild(helper).succeeded().says("2 to run (2 helper Prices changed)");
        assertThat(helper.visits().classes()).containsExactlyInAnyOrder("AlphaIT", "BetaIT");

        copy.edit("src/test/java/sample/Limits.java", "MOST = 3", "MOST = 4");
        BuildResult constant = copy.run(copy.build());
        assertThatBuild(constant).succeeded().says("1 to run (1 helper Limits changed)");
        assertThat(constant.visits().classes()).containsExactly("DeltaIT");
    }

    @Test
    @DisplayName("runs all when what all depend on has changed, and says what that is")
    void runsAll(MavenBuilds builds) throws Exception {
        Copy copy = new Copy(builds);
        copy.run(copy.build());

        copy.edit("app/src/version.mjs", "1", "2");
        copy.edit("src/test/resources/known-weather.txt", "cloudy", "cloudy, snowing");
        copy.edit("pom.xml", "good morning", "good evening");

        // The resource is an input of those classes alone that name it, which are all here; the jar with the POM is
        // none.
        assertAllRan(copy.run(copy.build()), "application sources and configuration changed");
    }

    @Test
    @DisplayName("believes the file that e2e.cacheFile names, even after mvn clean")
    void otherFile(MavenBuilds builds) throws Exception {
        Copy copy = new Copy(builds);
        Path cacheFile = builds.directory().resolve("kept by CI/for later/cache.json");
        BuildResult first = copy.run(verbose(copy, cacheFile));
        assertAllRan(first, "new");
        assertThatBuild(first).says("E2E selection: sample.AlphaIT runs: new");
        assertThat(cacheFile).exists();
        assertThat(copy.file("target/smartscraper-e2e/test-cache.json")).doesNotExist();

        BuildResult cleaned = copy.run(verbose(copy, cacheFile).goals("clean"));
        assertNothingRan(cleaned, copy);
        for (String name : ALL) {
            assertThatBuild(cleaned).says("E2E selection: sample." + name + " does not run: unchanged since it passed");
        }
    }

    private static MavenBuild verbose(Copy copy, Path cacheFile) {
        return copy.build().property("e2e.verbose", "true").property("e2e.cacheFile", cacheFile.toString());
    }

    private static void assertAllRan(BuildResult build, String reason) {
        assertThatBuild(build).succeeded().says("0 unchanged since they passed, 4 to run (4 " + reason + ")");
        assertThat(build.visits().classes()).containsExactlyInAnyOrder(ALL);
    }

    private static void assertNothingRan(BuildResult build, Copy copy) throws IOException {
        assertThatBuild(build)
                .succeeded()
                .says("All 4 test classes are unchanged since they passed; no server started (-De2e.full=true runs");
        assertThat(build.serversStarted("app")).isEmpty();
        assertThat(build.visits().all()).isEmpty();
        assertThat(copy.outcomes()).hasSize(4).allSatisfy((name, outcome) -> assertThat(outcome)
                .isEqualTo("CACHED"));
    }

    /** Copy of the sample {@code cached}, which is built again and again. */
    static final class Copy {

        private static final Pattern OUTCOME =
                Pattern.compile("\"name\" : \"sample\\.(\\w+)\",\\s+\"outcome\" : \"(\\w+)\"");

        private final MavenBuilds builds;
        private @Nullable BuildTraces traces;

        Copy(MavenBuilds builds) {
            this.builds = builds;
        }

        /** The next build of the copy; the first lays it out. */
        MavenBuild build() {
            MavenBuild build = builds.sample("cached").compiling();
            return traces == null ? build : build.whereRan(traces);
        }

        /** Runs {@code mvn verify}, or what stands before it, and leaves no traces but those of this build. */
        BuildResult run(MavenBuild build) throws Exception {
            return runGoals(build.goals("verify"));
        }

        BuildResult runGoals(MavenBuild build) throws Exception {
            if (traces != null) {
                FileTree.delete(file("target/visits"));
                Files.deleteIfExists(file("app/servers-started.log"));
            }
            BuildResult result = build.execute();
            traces = result.traces();
            return result;
        }

        Path file(String path) {
            return Objects.requireNonNull(traces).project().resolve(path);
        }

        void edit(String path, String old, String replacement) throws IOException {
            String text = Files.readString(file(path));
            assertThat(text).contains(old);
            Files.writeString(file(path), text.replace(old, replacement));
        }

        /** The outcome of each class, as the last build wrote it into its results. */
        SortedMap<String, String> outcomes() throws IOException {
            SortedMap<String, String> outcomes = new TreeMap<>();
            Matcher matcher = OUTCOME.matcher(Files.readString(file("target/smartscraper-e2e/results.json")));
            while (matcher.find()) {
                outcomes.put(matcher.group(1), matcher.group(2));
            }
            return outcomes;
        }
    }
}
