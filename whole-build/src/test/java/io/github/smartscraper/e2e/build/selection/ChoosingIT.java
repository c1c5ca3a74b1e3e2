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
    @DisplayName("with e2e.lastFailed runs what failed last time, until nothing did")
    void lastFailed(MavenBuilds builds) throws Exception {
        CacheIT.Copy copy = new CacheIT.Copy(builds);
        BuildResult failing = copy.run(copy.build().with("src/test/java/sample/Limits.java", TOO_MUCH));
        assertThatBuild(failing).failedByTheUsersDoing().says("the limit is kept");

        copy.edit("src/test/java/sample/Prices.java", "3 * count", "count * 3");
        BuildResult again = copy.run(copy.build().property("e2e.lastFailed", "true"));
        assertThatBuild(again).failedByTheUsersDoing().says("1 to run (1 chosen by name)");
        assertThat(again.visits().classes()).containsExactly("DeltaIT");

        copy.edit("src/test/java/sample/Limits.java", "9", "2");
        BuildResult mended = copy.run(copy.build().property("e2e.lastFailed", "true"));
        assertThatBuild(mended).succeeded();
        assertThat(mended.visits().classes()).containsExactly("DeltaIT");

        BuildResult none = copy.run(copy.build().property("e2e.lastFailed", "true"));
        assertThatBuild(none).succeeded().says("No test class failed last time (-De2e.lastFailed); nothing is run");
        assertRanNothing(none);

        BuildResult rest = copy.run(copy.build());
        assertThatBuild(rest).succeeded().says("2 unchanged since they passed, 2 to run (2 helper Prices changed)");
    }

    @Test
    @DisplayName("with e2e.file runs classes or methods of that name though they are unchanged, and no others")
    void file(MavenBuilds builds) throws Exception {
        CacheIT.Copy copy = new CacheIT.Copy(builds);
        BuildResult byClass = copy.run(copy.build().property("e2e.file", "eTA"));
        assertThatBuild(byClass).succeeded().ranTests("BetaIT.knowsPrices", "BetaIT.visits");

        BuildResult again = copy.run(copy.build().property("e2e.file", "beta"));
        assertThatBuild(again).succeeded().says("1 to run (1 chosen by name)");
        assertThat(again.visits().classes()).containsExactly("BetaIT");

        BuildResult byMethod =
                copy.run(copy.build().property("e2e.file", "KNOWSprices").goals("clean"));
        assertThatBuild(byMethod).succeeded().ranTests("AlphaIT.knowsPrices", "BetaIT.knowsPrices");

        BuildResult nothing = copy.run(copy.build().property("e2e.file", "Gama"));
        assertThatBuild(nothing)
                .succeeded()
                .says("No test class or method has a name that contains 'Gama' (-De2e.file)", "Close names: GammaIT");
        assertRanNothing(nothing);

        BuildResult both = copy.run(copy.build().property("e2e.file", "beta").property("it.test", "AlphaIT"));
        assertThatBuild(both)
                .failedByTheUsersDoing()
                .saysInOneLine("test 'AlphaIT' (-Dit.test)", "file (-De2e.file)", "leave one of them out");
        assertRanNothing(both);
    }

    private static void assertRanNothing(BuildResult build) {
        assertThat(build.serversStarted("app")).isEmpty();
        assertThat(build.visits().all()).isEmpty();
    }
}
