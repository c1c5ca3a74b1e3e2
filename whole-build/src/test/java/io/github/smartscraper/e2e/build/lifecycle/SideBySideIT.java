package io.github.smartscraper.e2e.build.lifecycle;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.InMatrix;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunningBuild;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.Visit;
import io.github.smartscraper.e2e.build.harness.traces.Visits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Forks of several modules, or of several builds, that run at the same time. */
@RunsMaven
@DisplayName("Side by side,")
class SideBySideIT {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Test
    @InMatrix
    @DisplayName("two modules of a build with -T 2 have workers of their own")
    void twoModules(MavenBuilds builds) throws Exception {
        BuildResult build = builds.sample("two-modules")
                .goals("verify")
                .arguments("-T", "2")
                .property("e2e.workers", "2")
                .property("sample.forksToMeet", "4")
                .property("sample.meetingPlace", meetingPlace(builds))
                .execute();

        assertThatBuild(build).succeeded();
        assertThat(build.visits("left").classes()).containsExactlyInAnyOrder("LeftOneIT", "LeftTwoIT");
        assertThat(build.visits("right").classes()).containsExactlyInAnyOrder("RightOneIT", "RightTwoIT");
        assertThatNothingIsShared(4, build.visits("left"), build.visits("right"));
    }

    @Test
    @DisplayName(
            "four builds that want the same ports, two of one project and two of others, have workers of their own,"
                    + " as have builds of other users, who don't know of each other's ports")
    void fourBuilds(MavenBuilds builds) throws Exception {
        Path shared = builds.directory().resolve("tmp");
        List<MavenBuild> all = List.of(
                meeting(builds.sample("plain"), builds)
                        .property("it.test", "AlphaIT,BetaIT")
                        .temporaryDirectory(shared),
                meeting(builds.sample("testng"), builds)
                        .property("it.test", "NextOneIT")
                        .temporaryDirectory(shared),
                meeting(builds.sample("plain"), builds).property("it.test", "AlphaIT,BetaIT"),
                meeting(builds.sample("junit4"), builds).property("it.test", "OldOneIT"));
        List<RunningBuild> running = new ArrayList<>();
        for (MavenBuild build : all) {
            running.add(build.basePort(all.get(0).basePort()).start());
        }
        List<Visits> visits = new ArrayList<>();
        List<BuildResult> results = new ArrayList<>();
        for (RunningBuild build : running) {
            BuildResult result = build.awaitEnd(LIMIT);
            assertThatBuild(result).succeeded();
            visits.add(result.visits());
            results.add(result);
        }
        assertThatNothingIsShared(6, visits.toArray(Visits[]::new));
        results.forEach(result -> result.leftovers().assertNone());
    }

    @Test
    @DisplayName("two builds in one directory don't get into each other's way: one waits for the other, and says so")
    void oneDirectory(MavenBuilds builds) throws Exception {
        RunningBuild first = builds.sample("plain")
                .goals("verify")
                .property("it.test", "QuietCheck,SmokeCheck")
                .property("failsafe.runOrder", "alphabetical")
                .start();
        first.awaitForks(1);
        RunningBuild second = builds.sample("plain")
                .goals("verify")
                .property("it.test", "AlphaIT")
                .whereRan(first.traces())
                .start();
        second.awaitLog("Another build of this project is running (Maven process " + first.pid() + ")");

        Files.createFile(first.traces().project().resolve("target/go-on"));

        assertThatBuild(first.awaitEnd(LIMIT))
                .succeeded()
                .says("QuietCheck", "SmokeCheck")
                .saysNot("WARNING: ");
        BuildResult result = second.awaitEnd(LIMIT);
        assertThatBuild(result).succeeded();
        assertThat(result.visits().classes()).containsExactly("QuietCheck", "SmokeCheck", "AlphaIT");
        result.leftovers().assertNone();
    }

    /** Its forks wait for those of the other builds, six in all. */
    private static MavenBuild meeting(MavenBuild build, MavenBuilds builds) {
        return build.goals("verify")
                .property("e2e.workers", "2")
                .property("sample.forksToMeet", "6")
                .property("sample.meetingPlace", meetingPlace(builds));
    }

    private static String meetingPlace(MavenBuilds builds) {
        return builds.directory().resolve("meeting").toString();
    }

    private static void assertThatNothingIsShared(int forks, Visits... visits) {
        List<Visit> all =
                Arrays.stream(visits).flatMap(some -> some.all().stream()).toList();
        assertThat(all).hasSize(forks);
        assertThat(all).extracting(Visit::port).doesNotHaveDuplicates();
        assertThat(all).extracting(Visit::dataDir).doesNotHaveDuplicates();
        assertThat(all).extracting(Visit::serverPid).doesNotHaveDuplicates();
        assertThat(all).extracting(Visit::stateAtStart).containsOnly("[]");
    }
}
