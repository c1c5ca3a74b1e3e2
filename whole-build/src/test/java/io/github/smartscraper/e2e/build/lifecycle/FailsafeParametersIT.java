package io.github.smartscraper.e2e.build.lifecycle;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.Visit;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests that whoever moves from Failsafe keeps its parameters. */
@RunsMaven
@DisplayName("Failsafe's parameters keep their meaning:")
class FailsafeParametersIT {

    @Test
    @DisplayName("argLine, systemPropertyVariables, environmentVariables (F2), rerunFailingTestsCount and runOrder")
    void reusedForks(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds)
                .property("it.test", "AlphaIT,BetaIT,FlakyCheck,GammaIT")
                .property("argLine", "-Xmx128m -Dsample.own=hello")
                .configuration("<systemPropertyVariables>"
                        + "<sample.configured>from the POM</sample.configured></systemPropertyVariables>"
                        + "<environmentVariables><SAMPLE_EMPTY/></environmentVariables>"
                        + "<environment><SAMPLE_EMPTY/></environment>")
                .property("failsafe.rerunFailingTestsCount", "1")
                .property("failsafe.runOrder", "reversealphabetical")
                .execute();

        assertThatBuild(build).succeeded().startedServers(1);
        assertThat(build.visits().classes()).containsExactly("GammaIT", "BetaIT", "AlphaIT");
        assertThat(build.visits().all()).allSatisfy(visit -> {
            assertThat(visit.forkArguments()).contains("-Xmx128m");
            assertThat(visit.own()).as("of argLine").isEqualTo("hello");
            assertThat(visit.configured()).as("of systemPropertyVariables").isEqualTo("from the POM");
        });
        assertThat(build.reports().flakes()).containsExactly("FlakyCheck.passesTheSecondTime");
        assertThat(build.reports().failures()).isEmpty();
    }

    @Test
    @DisplayName(
            "reuseForks=false gives every class a JVM of its own, and forkNode may choose Surefire's channel over TCP")
    void freshForks(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds)
                .property("e2e.workers", "2")
                .property("reuseForks", "false")
                .property("sample.forksToMeet", "2")
                .configuration("<forkNode implementation=\""
                        + "org.apache.maven.plugin.surefire.extensions.SurefireForkNodeFactory\" />")
                .execute();

        assertThatBuild(build).succeeded().startedServers(2);
        assertThat(build.visits().all())
                .hasSize(4)
                .allSatisfy(visit -> assertThat(visit.stateAtStart()).isEqualTo("[]"))
                .extracting(Visit::forkPid)
                .doesNotHaveDuplicates();
        assertThat(build.visits().all().stream().map(Visit::port).distinct()).hasSize(2);
    }

    @Test
    @DisplayName(
            "includes and excludes, and several executions in one module each have their classes and their workers")
    void twoExecutions(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds)
                .arguments("-Psecond-execution")
                .configuration("<includes><include>**/*aIT.java</include></includes>"
                        + "<excludes><exclude>**/Alpha*</exclude><exclude>**/DeltaIT.java</exclude></excludes>")
                .execute();

        assertThatBuild(build).succeeded().startedServers(2);
        assertThat(build.visits().classes()).containsExactlyInAnyOrder("BetaIT", "GammaIT", "SmokeCheck");
        assertThat(build.visits().by("SmokeCheck").port())
                .isNotEqualTo(build.visits().by("BetaIT").port());
    }

    @Test
    @DisplayName("jvm runs tests on another JDK (F1)")
    void jvm(MavenBuilds builds) throws Exception {
        Path java = OtherJdk.home().resolve("bin/java");
        BuildResult build = plain(builds)
                .property("it.test", "AlphaIT")
                .configuration("<jvm>" + java + "</jvm>")
                .execute();

        assertThatBuild(build).succeeded().startedServers(1);
        assertThat(build.visits().by("AlphaIT").forkArguments()).startsWith(java.toString());
    }

    @Test
    @DisplayName("jdkToolchain does so with what toolchains.xml says (F1)")
    void jdkToolchain(MavenBuilds builds) throws Exception {
        Path home = OtherJdk.home();
        BuildResult build = plain(builds)
                .property("it.test", "AlphaIT")
                .with(
                        "toolchains.xml",
                        "<toolchains><toolchain><type>jdk</type>"
                                + "<provides><version>99</version></provides>"
                                + "<configuration><jdkHome>" + home
                                + "</jdkHome></configuration></toolchain></toolchains>")
                .arguments("-t", "toolchains.xml")
                .configuration("<jdkToolchain><version>99</version></jdkToolchain>")
                .execute();

        assertThatBuild(build).succeeded().startedServers(1);
        assertThat(build.visits().by("AlphaIT").forkArguments())
                .startsWith(home.resolve("bin/java").toString());
    }

    @Test
    @DisplayName("it.failIfNoSpecifiedTests, the older name, allows for -Dit.test without a match (F4)")
    void noSpecifiedTest(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds)
                .property("it.test", "NoSuchIT")
                .property("it.failIfNoSpecifiedTests", "false")
                .execute();

        assertThatBuild(build).succeeded().startedServers(0);
    }

    private static MavenBuild plain(MavenBuilds builds) {
        return builds.sample("plain").goals("verify");
    }
}
