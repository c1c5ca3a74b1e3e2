package io.github.smartscraper.e2e.build.selection;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Builds that share the test classes among them, each in a copy of its own as on a machine of its own. */
@RunsMaven
@DisplayName("Shards")
class ShardsIT {

    private static final String MERGE = "io.github.smartscraper:smartscraper-e2e-maven-plugin:merge";
    private static final Pattern TOTALS = Pattern.compile("\"totals\" : \\{[^}]*}");

    @Test
    @DisplayName("run each class once; joined they are as one whole run")
    void join(MavenBuilds builds) throws Exception {
        CacheIT.Copy one = new CacheIT.Copy(builds);
        BuildResult first = one.run(one.build().property("e2e.shard", "1/2"));
        CacheIT.Copy two = new CacheIT.Copy(builds);
        BuildResult second = two.run(two.build().property("e2e.shard", "2/2"));
        assertThatBuild(first).succeeded().says("2 classes in shard 1/2");
        assertThatBuild(second).succeeded().says("2 classes in shard 2/2");
        List<String> ran = new ArrayList<>(first.visits().classes());
        ran.addAll(second.visits().classes());
        assertThat(ran).containsExactlyInAnyOrder("AlphaIT", "BetaIT", "DeltaIT", "GammaIT");

        Path shards = builds.directory().resolve("shards");
        collect(first, shards.resolve("results-1.json"));
        collect(second, shards.resolve("of the other machine/results.json"));
        BuildResult joined = merge(two, shards);
        assertThatBuild(joined)
                .succeeded()
                .saysInOneLine("Joined 2 shards", "4 classes (0 unchanged), 8 tests, 0 failed");
        assertThat(two.outcomes()).hasSize(4).doesNotContainValue("CACHED");

        BuildResult whole = one.run(one.build().property("e2e.full", "true"));
        assertThatBuild(whole).succeeded();
        assertThat(totals(joined)).isEqualTo(totals(whole));
    }

    @Test
    @DisplayName("are found out by the variables of the CI system when the build is told to, and else not")
    void auto(MavenBuilds builds) throws Exception {
        CacheIT.Copy copy = new CacheIT.Copy(builds);
        BuildResult found = copy.run(onNode(copy.build(), 2).property("e2e.shard", "auto"));
        assertThatBuild(found).succeeded().says("2 classes in shard 2/2");
        List<String> ofShard = found.visits().classes();
        assertThat(ofShard).hasSize(2);

        BuildResult untold = copy.run(onNode(copy.build(), 2));
        assertThatBuild(untold).succeeded().says("4 classes, 2 unchanged since they passed, 2 to run (2 new)");
        assertThat(untold.visits().classes()).hasSize(2).doesNotContainAnyElementsOf(ofShard);
    }

    private static MavenBuild onNode(MavenBuild build, int index) {
        return build.variable("CI_NODE_INDEX", Integer.toString(index)).variable("CI_NODE_TOTAL", "2");
    }

    private static BuildResult merge(CacheIT.Copy copy, Path shards) throws Exception {
        return copy.runGoals(copy.build().goals(MERGE).property("e2e.merge", shards.toString()));
    }

    private static void collect(BuildResult shard, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.copy(shard.file("target/smartscraper-e2e/results.json"), target);
    }

    private static String totals(BuildResult build) throws IOException {
        String results = Files.readString(build.file("target/smartscraper-e2e/results.json"));
        return TOTALS.matcher(results)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }
}
