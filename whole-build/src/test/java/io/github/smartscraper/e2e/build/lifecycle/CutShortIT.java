package io.github.smartscraper.e2e.build.lifecycle;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.InMatrix;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunningBuild;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.FileTree;
import io.github.smartscraper.e2e.build.harness.traces.Leftovers;
import io.github.smartscraper.e2e.build.harness.traces.LiveProcess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Builds that end between {@code start} and {@code stop}: Maven doesn't run {@code stop} then. */
@RunsMaven
@DisplayName("Nothing is left of a build")
class CutShortIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** The reaper would clean up as well, but it says nothing. */
    private static final String TOLD_TO_END = "Maven has been told to end";

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"fail-before-tests", "fail-after-tests"})
    @InMatrix
    @DisplayName("that another plugin fails between start and stop:")
    void failsInBetween(String profile, MavenBuilds builds) throws Exception {
        BuildResult build =
                plain(builds).goals("verify").arguments("-P" + profile).execute();

        assertThatBuild(build)
                .failed()
                .says("another plugin of the build fails")
                .saysNot(":stop (");
    }

    @Test
    @DisplayName("that another plugin fails in post-integration-test, before stop")
    void failsBeforeStop(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds)
                .goals("verify")
                .property("it.test", "AlphaIT")
                .property("sample.failBeforeStopIn", "post-integration-test")
                .execute();

        assertThatBuild(build)
                .failed()
                .says("another plugin of the build fails")
                .saysNot(":stop (");
        assertThat(build.visits().classes()).containsExactly("AlphaIT");
    }

    @Test
    @InMatrix
    @DisplayName("that goes no further than integration-test")
    void endsBeforeStop(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds).goals("integration-test").execute();

        // Maven 3 ends there; Maven 4 goes on to post-integration-test, and so to stop.
        assertThatBuild(build).succeeded();
        assertThat(build.visits().classes()).contains("AlphaIT");
    }

    @Test
    @DisplayName("of the goal start alone")
    void startAlone(MavenBuilds builds) throws Exception {
        BuildResult build =
                plain(builds).goals("test-compile", "smartscraper-e2e:start").execute();

        assertThatBuild(build).succeeded();
    }

    /** SIGINT has tests of its own here, and SIGHUP TmuxIT. */
    @Test
    @DisplayName("that gets SIGTERM while its tests run, ten seconds later, and it has said so")
    void signalled(MavenBuilds builds) throws Exception {
        RunningBuild build = startWithLongTests(builds);

        build.signal("TERM");

        Leftovers.of(build.traces()).assertNoneWithin(LIMIT);
        assertThat(build.awaitEnd(LIMIT).log()).contains(TOLD_TO_END);
    }

    @Test
    @DisplayName("of two modules with -T 2 whose foreground group gets Ctrl-C, ten seconds later")
    void interruptedModules(MavenBuilds builds) throws Exception {
        RunningBuild build = builds.sample("two-modules")
                .goals("verify")
                .arguments("-T", "2")
                .property("sample.linger", "120")
                .start();
        build.awaitForks("left", 1);
        build.awaitForks("right", 1);

        build.signalGroup("INT");

        Leftovers.of(build.traces()).assertNoneWithin(LIMIT);
        assertThat(build.awaitEnd(LIMIT).log()).contains(TOLD_TO_END);
    }

    @Test
    @InMatrix
    @DisplayName("whose whole foreground group gets Ctrl-C while its tests run, ten seconds later")
    void interruptedAsAGroup(MavenBuilds builds) throws Exception {
        RunningBuild build = startWithLongTests(builds);

        build.signalGroup("INT");

        Leftovers.of(build.traces()).assertNoneWithin(LIMIT);
        assertThat(build.awaitEnd(LIMIT).log()).contains(TOLD_TO_END);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"INT", "KILL"})
    @DisplayName("that gets a signal while its servers come up, ten seconds later:")
    void signalledAtStart(String signal, MavenBuilds builds) throws Exception {
        RunningBuild build = plain(builds)
                .goals("verify")
                .property("e2e.command", "node silent.mjs")
                .start();
        build.awaitServerLog(0, "waiting for a licence");

        build.signal(signal);

        Leftovers.of(build.traces()).assertNoneWithin(LIMIT);
    }

    @Test
    @DisplayName("whose servers ignore SIGTERM and have detached children")
    void stubborn(MavenBuilds builds) throws Exception {
        BuildResult build = plain(builds)
                .goals("verify")
                .property("e2e.command", "node stubborn.mjs")
                .property("it.test", "AlphaIT")
                .execute();

        assertThatBuild(build)
                .succeeded()
                .startedServers(1)
                .saysInOneLine("Worker 0 had not ended 3.0 s after SIGTERM", "-De2e.stopTimeout");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Maven alone", "its whole process group"})
    @InMatrix
    @DisplayName("that was killed, with nobody's help:")
    void reaped(String victims, MavenBuilds builds) throws Exception {
        RunningBuild build = startWithLongTests(builds);
        if (victims.equals("Maven alone")) {
            build.signal("KILL");
        } else {
            build.signalGroup("KILL");
        }
        build.awaitEnd(LIMIT);

        Leftovers.of(build.traces()).assertNoneWithin(Duration.ofSeconds(5));
    }

    /** With the next build: see KilledReaperIT, where nobody but that is left to clean up. */
    @Test
    @DisplayName("that was killed, once goal clean has run")
    void killed(MavenBuilds builds) throws Exception {
        RunningBuild build = startWithLongTests(builds);
        List<LiveProcess> forks = build.forks();
        build.signal("KILL");
        build.awaitEnd(LIMIT);

        BuildResult clean = plain(builds)
                .goals("smartscraper-e2e:clean")
                .whereRan(build.traces())
                .start()
                .awaitEnd(Duration.ofMinutes(2));

        assertThatBuild(clean).succeeded();
        forks.forEach(LiveProcess::end);
        clean.leftovers().assertNone();
    }

    @Test
    @DisplayName("that was killed but what it had: the results of the classes that had ended")
    void leavesWhatItHad(MavenBuilds builds) throws Exception {
        RunningBuild build = plain(builds)
                .goals("verify")
                .property("e2e.workers", "1")
                .property("sample.linger", "4")
                .start();
        build.awaitFile("target/smartscraper-e2e/results.json", "\"outcome\" : \"PASSED\"");

        build.signal("KILL");

        BuildResult killed = build.awaitEnd(LIMIT);
        // Surefire's own, for what forks tell it, and not the plugin's.
        FileTree.delete(build.traces().temporary().resolve("surefire-root"));
        assertThat(killed.file("target/smartscraper-e2e/results.json"))
                .content()
                .contains("\"methods\"", "\"outcome\" : \"INCOMPLETE\"")
                .doesNotContainPattern("\"endedAt\" : \\d+,\\s+\"versions\"");
    }

    private static RunningBuild startWithLongTests(MavenBuilds builds) throws Exception {
        RunningBuild build = plain(builds)
                .goals("verify")
                .property("e2e.workers", "2")
                .property("sample.linger", "120")
                .start();
        build.awaitForks(2);
        assertThat(Leftovers.of(build.traces()).find())
                .as("what there is to leave")
                .anyMatch(line -> line.contains("server.mjs"))
                .anyMatch(line -> line.contains("listener"))
                .anyMatch(line -> line.contains("smartscraper-test-"));
        return build;
    }

    private static MavenBuild plain(MavenBuilds builds) {
        return builds.sample("plain").inItsOwnJvm();
    }
}
