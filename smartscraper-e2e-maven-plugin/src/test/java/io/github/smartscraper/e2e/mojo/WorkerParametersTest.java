package io.github.smartscraper.e2e.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests what differs among the goals that start workers. */
@DisplayName("Parameter hangTimeout")
final class WorkerParametersTest {

    @Test
    @DisplayName("stands at never where people start servers by hand, which they may debug (H6)")
    void hangTimeout() {
        assertThat(new RunMojo().usualHangTimeout()).isEqualTo("never");
        assertThat(new StartMojo(StartMojoTest.noLifecycle()).usualHangTimeout())
                .isEqualTo("12s");
    }
}
