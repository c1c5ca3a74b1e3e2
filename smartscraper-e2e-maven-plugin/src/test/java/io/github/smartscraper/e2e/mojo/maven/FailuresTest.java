package io.github.smartscraper.e2e.mojo.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.console.ConfigurationException;
import io.github.smartscraper.e2e.console.InfrastructureException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link Failures}. */
@DisplayName("A failure")
final class FailuresTest {

    @Test
    @DisplayName("that did not happen is none")
    void none() throws Exception {
        // given
        AtomicBoolean done = new AtomicBoolean();

        // when
        Failures.translate(() -> done.set(true));

        // then
        assertThat(done).isTrue();
    }

    @Test
    @DisplayName("of the configuration fails the build")
    void configuration() {
        assertThatThrownBy(() -> Failures.translate(() -> {
                    throw new ConfigurationException("Parameter workers '0' can't be used");
                }))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("Parameter workers '0' can't be used")
                .hasCauseInstanceOf(ConfigurationException.class);
    }

    @Test
    @DisplayName("of the infrastructure is an error of the build")
    void infrastructure() {
        assertThatThrownBy(() -> Failures.translate(() -> {
                    throw new InfrastructureException("no space left", new IOException("disk"));
                }))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("no space left")
                .hasRootCauseMessage("disk");
    }

    @Test
    @DisplayName("that is Maven's already stays as it is")
    void maven() {
        // given
        MojoFailureException failure = new MojoFailureException("tests have failed");
        MojoExecutionException error = new MojoExecutionException("no provider");

        // then
        assertThatThrownBy(() -> Failures.translate(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThatThrownBy(() -> Failures.translate(() -> {
                    throw error;
                }))
                .isSameAs(error);
    }
}
