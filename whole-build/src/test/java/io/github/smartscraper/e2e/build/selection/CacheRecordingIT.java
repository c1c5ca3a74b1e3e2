package io.github.smartscraper.e2e.build.selection;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Builds after which something must not be taken for a pass. */
@RunsMaven
@DisplayName("A build remembers as passed")
class CacheRecordingIT {

    private static final String TOO_MUCH =
            "package sample;\n\nfinal class Limits {\n    static final int MOST = 9;\n}\n";

    private static final String HELPER =
            "package sample;\n\nfinal class ITPaths {\n    static final String ROOT = \"/\";\n}\n";
    private static final String DISABLED = """
            package sample;

            import org.junit.jupiter.api.Disabled;
            import org.junit.jupiter.api.Test;

            @Disabled
            class OldIT {
                @Test
                void fails() {
                    throw new AssertionError();
                }
            }
            """;
    private static final String FAST = """
            package sample;

            import org.junit.jupiter.api.Disabled;
            import org.junit.jupiter.api.Tag;
            import org.junit.jupiter.api.Test;

            @Tag("fast")
            class FastIT {
                @Test
                void visits() throws Exception {
                    new Worker().visit("FastIT");
                }

                @Test
                @Disabled("it takes too long")
                void waits() {}
            }
            """;

    @Test
    @DisplayName("no class that failed: it runs again, before all others, until it passes")
    void failed(MavenBuilds builds) throws Exception {
        CacheIT.Copy copy = new CacheIT.Copy(builds);
        BuildResult failing = copy.run(copy.build().with("src/test/java/sample/Limits.java", TOO_MUCH));
        assertThatBuild(failing).failedByTheUsersDoing().says("the limit is kept");
        assertThat(failing.reports().failures()).containsExactly("DeltaIT.keepsToTheLimit");
        assertThat(failing.visits().classes()).hasSize(4);

        // AlphaIT, which began first and had the JVM to warm up, has the longest duration.
        BuildResult full = copy.run(copy.build().property("e2e.full", "true"));
        assertThatBuild(full).failedByTheUsersDoing();
        assertThat(full.visits().classes()).hasSize(4).startsWith("DeltaIT");

        copy.edit("src/test/java/sample/Limits.java", "9", "2");
        BuildResult fixed = copy.run(copy.build());
        assertThatBuild(fixed).succeeded().says("3 unchanged", "1 to run (1 failed last time)");
        assertThat(fixed.visits().classes()).containsExactly("DeltaIT");
    }

    @Test
    @DisplayName(
            "no class that ended its JVM, or passed only when it was run again; one that is disabled in part, though (C7)")
    void doubtful(MavenBuilds builds) throws Exception {
        CacheIT.Copy copy = new CacheIT.Copy(builds);
        BuildResult first = copy.run(copy.build()
                .configuration(
                        "<includes><include>**/AlphaIT.java</include><include>**/*Check.java</include></includes>"
                                + "<reuseForks>false</reuseForks><rerunFailingTestsCount>1</rerunFailingTestsCount>"));
        assertThatBuild(first).failed().says("4 to run (4 new)", "ExitCheck");
        assertThat(copy.outcomes())
                .containsEntry("AlphaIT", "PASSED")
                .containsEntry("DisabledCheck", "SKIPPED")
                .containsEntry("ExitCheck", "INCOMPLETE")
                .containsEntry("FlakyCheck", "FLAKY");

        BuildResult second = copy.run(copy.build());
        assertThatBuild(second)
                .failed()
                .says("2 unchanged since they passed, 2 to run (1 failed last time, 1 without a result last time)");
        assertThat(second.visits().classes())
                .containsExactlyInAnyOrder("ExitCheck", "FlakyCheck")
                .startsWith("ExitCheck");
    }

    @Test
    @DisplayName("no class of which a method was left out, though one that was chosen as a whole")
    void partly(MavenBuilds builds) throws Exception {
        CacheIT.Copy copy = new CacheIT.Copy(builds);
        BuildResult whole = copy.run(copy.build().property("it.test", "BetaIT"));
        assertThatBuild(whole).succeeded().says("1 to run (1 chosen by name)");

        BuildResult method = copy.run(copy.build().property("it.test", "AlphaIT#visits"));
        assertThatBuild(method).succeeded();
        assertThat(method.visits().classes()).containsExactly("AlphaIT");

        BuildResult all = copy.run(copy.build());
        assertThatBuild(all).succeeded().says("1 unchanged since they passed, 3 to run");
        assertThat(all.visits().classes()).containsExactlyInAnyOrder("AlphaIT", "DeltaIT", "GammaIT");
    }

    @Test
    @DisplayName(
            "a class without a test, by itself or by groups, and one that is disabled as a whole: no server is started (C7)")
    void withoutTests(MavenBuilds builds) throws Exception {
        CacheIT.Copy copy = new CacheIT.Copy(builds);
        BuildResult first = copy.run(copy.build()
                .with("src/test/java/sample/ITPaths.java", HELPER)
                .with("src/test/java/sample/FastIT.java", FAST)
                .with("src/test/java/sample/OldIT.java", DISABLED)
                .property("e2e.workers", "2"));
        assertThatBuild(first).succeeded().says("1 test class without a test", "sample.ITPaths");
        assertThat(copy.outcomes())
                .hasSize(7)
                .containsEntry("FastIT", "SKIPPED")
                .containsEntry("ITPaths", "EMPTY")
                .containsEntry("OldIT", "SKIPPED");
        assertNoServer(copy.run(copy.build()), "or have no test (1)");

        BuildResult fast = copy.run(copy.build().property("groups", "fast"));
        assertThatBuild(fast).succeeded();
        assertThat(fast.visits().classes()).containsExactly("FastIT");
        assertThat(copy.outcomes())
                .containsEntry("FastIT", "SKIPPED")
                .containsEntry("AlphaIT", "EMPTY")
                .containsEntry("OldIT", "EMPTY");
        assertNoServer(copy.run(copy.build().property("groups", "fast")), "or have no test (6)");
        assertNoServer(copy.run(copy.build()), "or have no test (1)");
    }

    private static void assertNoServer(BuildResult build, String words) {
        assertThatBuild(build).succeeded().says(words, "no server started").startedServers(0);
    }
}
