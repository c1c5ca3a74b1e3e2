package io.github.smartscraper.e2e.build.selection;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Builds in which the user says what to run, whatever the test cache holds. */
@RunsMaven
@DisplayName("A build that is told what to run")
class ChoosingIT {

    private static final String TOO_MUCH =
            "package sample;\n\nfinal class Limits {\n    static final int MOST = 9;\n}\n";

    @Test
    @DisplayName(
            "by e2e.file or e2e.lastFailed runs that, though it is unchanged, and no others, though they have changed")
    void runsThat(MavenBuilds builds) throws Exception {
        CacheIT.Copy copy = new CacheIT.Copy(builds);
        BuildResult failing = copy.run(copy.build().with("src/test/java/sample/Limits.java", TOO_MUCH));
        assertThatBuild(failing).failedByTheUsersDoing().says("the limit is kept");

        BuildResult byClass = copy.run(copy.build().property("e2e.file", "eTA"));
        assertThatBuild(byClass).succeeded().says("1 to run (1 chosen by name)");
        assertThat(byClass.visits().classes()).containsExactly("BetaIT");

        copy.edit("src/test/java/sample/Prices.java", "3 * count", "count * 3");
        copy.edit("src/test/java/sample/Limits.java", "9", "2");
        BuildResult fixed = copy.run(copy.build().property("e2e.lastFailed", "true"));
        assertThatBuild(fixed).succeeded().says("1 to run (1 chosen by name)");
        assertThat(fixed.visits().classes()).containsExactly("DeltaIT");

        BuildResult byMethod =
                copy.run(copy.build().property("e2e.file", "KNOWSprices").goals("clean"));
        assertThatBuild(byMethod).succeeded().ranTests("AlphaIT.knowsPrices", "BetaIT.knowsPrices");
    }

    @Test
    @DisplayName("in two ways at once is refused")
    void twice(MavenBuilds builds) throws Exception {
        CacheIT.Copy copy = new CacheIT.Copy(builds);
        BuildResult both = copy.run(copy.build().property("e2e.file", "beta").property("it.test", "AlphaIT"));

        assertThatBuild(both)
                .failedByTheUsersDoing()
                .saysInOneLine("test 'AlphaIT' (-Dit.test)", "file (-De2e.file)", "leave one of them out");
        assertThat(both.serversStarted("app")).isEmpty();
        assertThat(both.visits().all()).isEmpty();
    }
}
