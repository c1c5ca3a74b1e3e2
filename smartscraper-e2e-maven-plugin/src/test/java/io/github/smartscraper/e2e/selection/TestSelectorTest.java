package io.github.smartscraper.e2e.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.run.SelectedProject;
import io.github.smartscraper.e2e.run.SelectedProject.AlphaIT;
import io.github.smartscraper.e2e.run.SelectedProject.BetaIT;
import io.github.smartscraper.e2e.run.SelectedProject.GammaIT;
import io.github.smartscraper.e2e.selection.inputs.ProjectTests.Coverage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests one selection after the other in the same project, as builds make them. */
@DisplayName("A selection")
final class TestSelectorTest {

    private static final String ALPHA = AlphaIT.class.getName();
    private static final String BETA = BetaIT.class.getName();
    private static final String GAMMA = GammaIT.class.getName();

    private SelectedProject sample;

    @BeforeEach
    void newProject(@TempDir Path directory) throws Exception {
        sample = new SelectedProject(directory);
    }

    @Test
    @DisplayName("in a new project has all classes that can hold tests, found by Failsafe's own patterns")
    void first() throws Exception {
        // when
        Selection selection = sample.select();

        // then
        assertThat(selection.order()).containsExactly(ALPHA, BETA, GAMMA);
        assertThat(selection.test()).isEmpty();
        assertThat(selection.coverage()).isEqualTo(Coverage.WHOLE);
        assertThat(sample.infos())
                .containsExactly("E2E selection: 3 classes, 0 unchanged since they passed, 3 to run (3 new)");
    }

    @Test
    @DisplayName("after all have passed is empty, and says so")
    void allCached() throws Exception {
        // given
        sample.run();

        // when
        Selection selection = sample.select();

        // then
        assertThat(selection.isEmpty()).isTrue();
        assertThat(selection.leftToFailsafe()).isFalse();
        assertThat(sample.infos())
                .last()
                .isEqualTo("All 3 test classes are unchanged since they passed; no server started"
                        + " (-De2e.full=true runs them)");
    }

    @Test
    @DisplayName("has all classes where something is missing that their runs left behind, and says what (F9)")
    void outputs() throws Exception {
        // given
        sample.outputs = List.of("target/there", "target/jacoco-it.exec");
        sample.write("target/there", "");
        sample.run();

        // when
        Selection lacking = sample.select();
        sample.write("target/jacoco-it.exec", "");
        Selection complete = sample.select();

        // then
        assertThat(lacking.order()).hasSize(3);
        assertThat(sample.infos())
                .anyMatch(line -> line.startsWith("All test classes run, since ")
                        && line.endsWith("target/jacoco-it.exec is missing (-De2e.outputs)."));
        assertThat(complete.isEmpty()).isTrue();
    }

    @Test
    @DisplayName("has a failed class again and again until it passes, before the others")
    void failedFirst() throws Exception {
        // given
        sample.run(GammaIT.class);
        sample.run(GammaIT.class);

        // when
        Selection again = sample.select();
        sample.full = true;
        Selection all = sample.select();
        sample.full = false;
        sample.run();

        // then
        assertThat(again.order()).containsExactly(GAMMA);
        assertThat(again.test()).contains(GAMMA);
        assertThat(all.order()).startsWith(GAMMA).hasSize(3);
        assertThat(sample.select().isEmpty()).isTrue();
    }

    @Test
    @DisplayName("counts reasons in one line, and with verbose has a line for each class")
    void explained() throws Exception {
        // given
        sample.run(GammaIT.class);
        append(BetaIT.class);
        sample.verbose = true;

        // when
        sample.select();

        // then
        List<String> infos = sample.infos();
        assertThat(infos.subList(infos.size() - 4, infos.size()))
                .containsExactly(
                        "E2E selection: " + ALPHA + " does not run: unchanged since it passed",
                        "E2E selection: " + BETA + " runs: changed",
                        "E2E selection: " + GAMMA + " runs: failed last time",
                        "E2E selection: 3 classes, 1 unchanged since they passed, 2 to run (1 changed, 1 failed last"
                                + " time)");
    }

    @Test
    @DisplayName("of what failed last time has nothing else, and nothing where nothing failed")
    void lastFailed() throws Exception {
        // given
        sample.run(BetaIT.class);
        append(AlphaIT.class);
        sample.lastFailed = true;

        // when
        Selection failed = sample.select();
        sample.run();
        Selection none = sample.select();

        // then
        assertThat(failed.order()).containsExactly(BETA);
        assertThat(failed.decisions()).extracting(Decision::reason).containsExactly(Reason.CHOSEN);
        assertThat(none.isEmpty()).isTrue();
        assertThat(sample.infos()).last().asString().contains("No test class failed last time");
    }

    @Test
    @DisplayName("by a part of the name runs what is unchanged as well, and is remembered if classes run whole")
    void byName() throws Exception {
        // given
        sample.run();
        sample.file = "ALPHA";

        // when
        Selection selection = sample.select();

        // then
        assertThat(selection.order()).containsExactly(ALPHA);
        assertThat(selection.test()).contains(ALPHA);
        assertThat(selection.coverage()).isEqualTo(Coverage.WHOLE);
    }

    @Test
    @DisplayName("by a name that does not exist is empty, and names close ones")
    void byUnknownName() throws Exception {
        // given
        sample.file = "SelectedProject$BettaIT";

        // when
        Selection selection = sample.select();

        // then
        assertThat(selection.isEmpty()).isTrue();
        assertThat(selection.leftToFailsafe()).isFalse();
        assertThat(sample.infos()).last().asString().contains("'SelectedProject$BettaIT'", "Close names: ", "BetaIT");
    }

    @Test
    @DisplayName("by methods is not to be remembered")
    void byMethods() throws Exception {
        // given
        sample.chosen = true;
        sample.coverage = Coverage.METHODS;
        sample.tests.retainAll(List.of(ALPHA));

        // when
        Selection selection = sample.select();

        // then
        assertThat(selection.order()).containsExactly(ALPHA);
        assertThat(selection.test())
                .as("Failsafe's own -Dit.test, with the methods in it")
                .isEmpty();
        assertThat(selection.coverage()).isEqualTo(Coverage.METHODS);
    }

    @Test
    @DisplayName("of two shards has every class once, with and without history")
    void shards() throws Exception {
        for (boolean history : List.of(false, true)) {
            // when
            List<String> all = new ArrayList<>();
            for (String shard : List.of("1/2", "2/2")) {
                sample.shard = shard;
                sample.full = true;
                Selection selection = sample.select();
                assertThat(selection.known()).isEqualTo(3);
                all.addAll(selection.order());
            }

            // then
            assertThat(all).as("history: " + history).containsExactlyInAnyOrder(ALPHA, BETA, GAMMA);
            sample.shard = null;
            sample.run(BetaIT.class);
        }
    }

    @Test
    @DisplayName("of a shard with no class of its own is empty, and says so")
    void emptyShard() throws Exception {
        // given
        sample.shard = "4/4";

        // when
        Selection selection = sample.select();

        // then
        assertThat(selection.isEmpty()).isTrue();
        assertThat(sample.infos()).last().asString().contains("no test class in shard 4/4");
    }

    @Test
    @DisplayName("with an audit of all has every class, for that reason")
    void audit() throws Exception {
        // given
        sample.run();
        sample.cacheAudit = "100%";

        // when
        Selection selection = sample.select();

        // then
        assertThat(selection.decisions()).extracting(Decision::reason).containsOnly(Reason.AUDIT);
    }

    @Test
    @DisplayName("in a project without test classes is left to Failsafe")
    void noTests() throws Exception {
        // given
        sample.tests.clear();

        // when
        Selection selection = sample.select();

        // then
        assertThat(selection.isEmpty()).isTrue();
        assertThat(selection.leftToFailsafe()).isTrue();
    }

    @Test
    @DisplayName("after a switch to another branch and back is empty (C5)")
    void branches() throws Exception {
        // given
        sample.run();
        sample.write("app/src/main.ts", "of another branch");
        assertThat(sample.select().order()).hasSize(3);
        sample.run();

        // when
        sample.write("app/src/main.ts", "main");
        Selection back = sample.select();

        // then
        assertThat(back.isEmpty()).isTrue();
    }

    @Test
    @DisplayName("in each of two executions with parameters of their own is empty when both have passed (C9)")
    void executions() throws Exception {
        // given
        sample.run();
        sample.execution = "second";
        sample.environment.put("MODE", "other");
        assertThat(sample.select().order()).hasSize(3);
        sample.run(BetaIT.class);

        // when
        List<String> second = sample.select().order();
        sample.execution = "default";
        sample.environment.clear();
        Selection first = sample.select();
        sample.lastFailed = true;
        sample.execution = "second";
        sample.environment.put("MODE", "other");

        // then
        assertThat(second).containsExactly(BETA);
        assertThat(first.isEmpty()).isTrue();
        assertThat(sample.select().order()).as("I11").containsExactly(BETA);
    }

    @Test
    @DisplayName("does not believe what ran while a source was changed, and names it")
    void changedMeanwhile() throws Exception {
        // given
        sample.meanwhile = () -> sample.write("app/src/main.ts", "edited");
        sample.run();

        // when
        sample.write("app/src/main.ts", "main");
        Selection selection = sample.select();

        // then
        assertThat(selection.order()).hasSize(3);
        assertThat(sample.warnings()).last().asString().contains("src/main.ts changed while the tests ran");
    }

    @Test
    @DisplayName("explains a class: every input with its hash, and what has changed since it passed")
    void explains() throws Exception {
        // given
        sample.run();
        sample.write("app/src/main.ts", "other");
        sample.explain = "SelectedProject$AlphaIT";

        // when
        sample.select();

        // then
        String lines = String.join("\n", sample.infos());
        assertThat(lines)
                .contains("E2E explain: " + ALPHA + " runs: application sources (src/main.ts) changed")
                .contains("Changed since it passed last:\n    application sources: src/main.ts")
                .contains("  application sources: server.mjs")
                .containsPattern("    [0-9a-f]{32}  \\Q" + ALPHA + "\\E")
                .containsPattern("[0-9a-f]{32}  configuration: e2e.command");
    }

    @Test
    @DisplayName("explains that nothing has changed, and says if there is no such class")
    void explainsNothing() throws Exception {
        // given
        sample.run();
        sample.explain = ALPHA;
        sample.select();
        sample.explain = "SelectedProject$AlphIT";
        sample.select();

        // when, then
        assertThat(String.join("\n", sample.infos()))
                .contains("E2E explain: " + ALPHA + " does not run: unchanged since it passed")
                .contains("Nothing has changed since it passed last.");
        assertThat(sample.warnings())
                .last()
                .asString()
                .contains("There is no test class 'SelectedProject$AlphIT' to explain", "-De2e.explain", "AlphaIT");
    }

    @Test
    @DisplayName("with a corrupt cache has all classes, after one warning")
    void corruptCache() throws Exception {
        // given
        sample.run();
        sample.write("target/test-cache.json", "{\"plugin");

        // when
        Selection selection = sample.select();

        // then
        assertThat(selection.order()).hasSize(3);
        assertThat(sample.warnings()).singleElement().asString().contains("it is not a cache file");
    }

    /** Changes the class file: what stands behind its end is its content as well. */
    private void append(Class<?> type) throws Exception {
        Path file = sample.classes.resolve(type.getName().replace('.', '/') + ".class");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
    }
}
