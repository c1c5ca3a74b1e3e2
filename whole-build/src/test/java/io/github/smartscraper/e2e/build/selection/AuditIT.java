package io.github.smartscraper.e2e.build.selection;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Builds that put the test cache itself to the test. */
@RunsMaven
@DisplayName("A build that audits the test cache")
class AuditIT {

    @Test
    @DisplayName("discards all of it as soon as an unchanged class fails, and believes it until then")
    void discards(MavenBuilds builds) throws Exception {
        CacheIT.Copy copy = new CacheIT.Copy(builds);
        assertThatBuild(copy.run(copy.build())).succeeded();
        BuildResult right = copy.run(audit(copy));
        assertThatBuild(right)
                .succeeded()
                .says("4 to run (4 to audit the cache)")
                .saysNot("The test cache is wrong");
        assertThat(right.visits().classes()).hasSize(4);

        copy.edit("weather.txt", "sunny", "raining");
        BuildResult blind = copy.run(copy.build());
        assertThatBuild(blind).succeeded().says("All 4 test classes are unchanged");

        // One shard is audited, and fails; what the cache says of the other is worth no more than that.
        BuildResult wrong = copy.run(audit(copy).property("e2e.shard", "1/2"));
        assertThatBuild(wrong)
                .failedByTheUsersDoing()
                .says("to audit the cache)", "it is raining")
                .saysInOneLine("WARN", "The test cache is wrong: sample.", "The whole cache is discarded");

        copy.edit("weather.txt", "raining", "sunny");
        BuildResult next = copy.run(copy.build());
        assertThatBuild(next)
                .succeeded()
                .saysInOneLine(
                        "0 unchanged since they passed, 4 to run", "failed last time, ", "without a result last time)");
        assertThat(next.visits().classes()).hasSize(4);
    }

    private static MavenBuild audit(CacheIT.Copy copy) {
        return copy.build().property("e2e.cacheAudit", "100%");
    }
}
