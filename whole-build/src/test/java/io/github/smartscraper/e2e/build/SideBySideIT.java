package io.github.smartscraper.e2e.build;

import static io.github.smartscraper.e2e.build.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Forks of several modules, or of several builds, that run at the same time. */
@RunsMaven
@DisplayName("Side by side,")
class SideBySideIT {

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
        assertThatNothingIsShared(build.visits("left"), build.visits("right"));
    }

    @Test
    @DisplayName("two builds of one user that want the same ports have workers of their own")
    void twoBuilds(MavenBuilds builds) throws Exception {
        Path shared = builds.directory().resolve("tmp");
        MavenBuild first = plain(builds).temporaryDirectory(shared);
        MavenBuild second = plain(builds).temporaryDirectory(shared);
        assertThatNothingIsShared(first, second);
    }

    @Test
    @DisplayName("builds of two projects that want the same ports have workers of their own")
    void twoProjects(MavenBuilds builds) throws Exception {
        Path shared = builds.directory().resolve("tmp");
        MavenBuild other = meeting(builds.sample("testng"), builds).property("it.test", "NextOneIT,NextTwoIT");
        assertThatNothingIsShared(plain(builds).temporaryDirectory(shared), other.temporaryDirectory(shared));
    }

    @Test
    @DisplayName("two builds that don't know of each other, as those of two users, find ports of their own, too")
    void twoBuildsOfTwoUsers(MavenBuilds builds) throws Exception {
        assertThatNothingIsShared(plain(builds), plain(builds));
    }

    private static void assertThatNothingIsShared(MavenBuild first, MavenBuild second) throws Exception {
        second.basePort(first.basePort());
        RunningBuild one = first.start();
        RunningBuild other = second.start();
        BuildResult resultOfOne = one.awaitEnd(Duration.ofMinutes(5));
        BuildResult resultOfOther = other.awaitEnd(Duration.ofMinutes(5));

        assertThatBuild(resultOfOne).succeeded();
        assertThatBuild(resultOfOther).succeeded();
        assertThatNothingIsShared(resultOfOne.visits(), resultOfOther.visits());
        resultOfOne.leftovers().assertNone();
        resultOfOther.leftovers().assertNone();
    }

    private static MavenBuild plain(MavenBuilds builds) {
        return meeting(builds.sample("plain"), builds).property("it.test", "AlphaIT,BetaIT");
    }

    /** Two forks that wait for the two of the other build. */
    private static MavenBuild meeting(MavenBuild build, MavenBuilds builds) {
        return build.goals("verify")
                .property("e2e.workers", "2")
                .property("sample.forksToMeet", "4")
                .property("sample.meetingPlace", meetingPlace(builds));
    }

    private static String meetingPlace(MavenBuilds builds) {
        return builds.directory().resolve("meeting").toString();
    }

    private static void assertThatNothingIsShared(Visits some, Visits others) {
        List<Visit> all = new ArrayList<>(some.all());
        all.addAll(others.all());
        assertThat(all).hasSize(4);
        assertThat(all).extracting(Visit::port).doesNotHaveDuplicates();
        assertThat(all).extracting(Visit::dataDir).doesNotHaveDuplicates();
        assertThat(all).extracting(Visit::serverPid).doesNotHaveDuplicates();
        assertThat(all).extracting(Visit::stateAtStart).containsOnly("[]");
    }
}
