package io.github.smartscraper.e2e.build.soak;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildEnvironment;
import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Many rounds of random faults, {@code .ci/soak}: 20 short test classes on 4 workers, and after each round nothing is
 * left, nothing of others is hurt and no result is wrong. It is no part of {@code mvn verify}, since it takes minutes.
 */
@RunsMaven
@DisplayName("Soak")
class Soak {

    private static final int BASE_PORT = 31_000;

    private final int rounds = Integer.getInteger("soak.rounds", 50);
    private final long seed = Long.getLong("soak.seed", System.nanoTime());

    @Test
    @DisplayName("leaves nothing, hurts nobody and has no result wrong, round after round")
    void rounds(MavenBuilds builds) throws Exception {
        say(rounds + " rounds, seed " + seed);
        Random random = new Random(seed);
        Path temporary = Files.createDirectories(builds.directory().resolve("tmp"));
        SoakProject project = new SoakProject(builds, BASE_PORT, temporary);
        SoakProject neighbour = new SoakProject(builds, BASE_PORT, temporary);
        Path stranger = BuildEnvironment.fromSystemProperties().samples().resolve("soak/witness/stranger.mjs");
        SoakTable table = new SoakTable();
        try (SoakDisk disk = new SoakDisk(temporary);
                SoakWitnesses witnesses = new SoakWitnesses(stranger, BASE_PORT + 1, builds.directory(), temporary)) {
            say("DATA_DIRs are on " + disk);
            Duration usual = warmUp(project);
            warmUp(neighbour);
            Deque<SoakFault> deck = new ArrayDeque<>();
            for (int number = 1; number <= rounds; number++) {
                SoakFault fault = draw(deck, random);
                SoakRecord round = new SoakRound(project, neighbour, witnesses, fault, new Random(random.nextLong()))
                        .run(number, usual, BASE_PORT);
                table.add(round);
                say(round.toString());
            }
        }
        Path file = builds.directory().resolveSibling("soak.md");
        Files.writeString(file, table.toString());
        say("figures in " + file + "\n" + table);
        assertThat(table.bad()).as("rounds with findings, seed %s", seed).isEmpty();
    }

    /** The first build compiles everything. */
    private static Duration warmUp(SoakProject project) throws Exception {
        assertThatBuild(project.start().awaitEnd(Duration.ofMinutes(2))).succeeded();
        project.edit(new Random());
        BuildResult second = project.start().awaitEnd(Duration.ofMinutes(2));
        assertThatBuild(second).succeeded();
        say("a build takes " + second.duration().toMillis() + " ms");
        return second.duration();
    }

    /** Each fault comes once before any comes again. */
    private static SoakFault draw(Deque<SoakFault> deck, Random random) {
        if (deck.isEmpty()) {
            List<SoakFault> shuffled = Arrays.asList(SoakFault.values());
            Collections.shuffle(shuffled, random);
            deck.addAll(shuffled);
        }
        return deck.pop();
    }

    private static void say(String text) {
        System.out.println("[soak] " + text);
    }
}
