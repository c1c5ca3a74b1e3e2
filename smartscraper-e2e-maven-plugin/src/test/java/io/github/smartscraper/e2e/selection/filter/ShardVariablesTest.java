package io.github.smartscraper.e2e.selection.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what CI systems tell a job about which of several it is. */
@DisplayName("The variables of")
final class ShardVariablesTest {

    @ParameterizedTest(name = "{0}: first job is {3}, last is {5}")
    @DisplayName("CI systems name the shard")
    @CsvSource({
        "GitLab,     CI_NODE_INDEX,          CI_NODE_TOTAL,                1, 1/4, 4, 4/4",
        "CircleCI,   CIRCLE_NODE_INDEX,      CIRCLE_NODE_TOTAL,            0, 1/4, 3, 4/4",
        "Buildkite,  BUILDKITE_PARALLEL_JOB, BUILDKITE_PARALLEL_JOB_COUNT, 0, 1/4, 3, 4/4",
        "Kubernetes, JOB_COMPLETION_INDEX,   E2E_SHARD_TOTAL,              0, 1/4, 3, 4/4",
    })
    void systems(
            String name, String index, String total, String first, String firstShard, String last, String lastShard) {
        assertThat(ShardVariables.read(Map.of(index, first, total, "4")).orElseThrow())
                .as(name)
                .hasToString(firstShard);
        assertThat(ShardVariables.read(Map.of(index, last, total, "4")).orElseThrow())
                .as(name)
                .hasToString(lastShard);
    }

    @ParameterizedTest
    @DisplayName("no system, or of one that can't be right, name none")
    @CsvSource({
        "CI_NODE_INDEX, 0, CI_NODE_TOTAL, 4",
        "CI_NODE_INDEX, 5, CI_NODE_TOTAL, 4",
        "CI_NODE_INDEX, one, CI_NODE_TOTAL, 4",
        "CI_NODE_INDEX, 1, CI_NODE_TOTAL, ''",
        "CI_NODE_INDEX, '', CI_NODE_TOTAL, 4",
        "CIRCLE_NODE_INDEX, 4, CIRCLE_NODE_TOTAL, 4",
        "JOB_COMPLETION_INDEX, -1, E2E_SHARD_TOTAL, 4",
        "JOB_COMPLETION_INDEX, 99999999999, E2E_SHARD_TOTAL, 4",
        "PATH, 1, HOME, 4",
    })
    void none(String index, String number, String total, String all) {
        assertThat(ShardVariables.read(Map.of(index, number, total, all))).isEmpty();
    }

    @Test
    @DisplayName("a job that is alone name the whole")
    void alone() {
        assertThat(ShardVariables.read(Map.of("CI_NODE_INDEX", "1", "CI_NODE_TOTAL", "1")))
                .contains(Shard.WHOLE);
    }
}
