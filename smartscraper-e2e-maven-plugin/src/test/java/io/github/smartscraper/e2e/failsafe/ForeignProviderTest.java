package io.github.smartscraper.e2e.failsafe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which dependencies of the plugin would run tests without their workers. */
@DisplayName("A dependency that a user adds to the plugin is refused as a provider (G3)")
final class ForeignProviderTest {

    @ParameterizedTest(name = "{0}:{1}")
    @DisplayName("if it runs tests without the JUnit Platform")
    @CsvSource({
        "org.apache.maven.surefire, surefire-junit47,         true",
        "org.apache.maven.surefire, surefire-junit4,          true",
        "org.apache.maven.surefire, surefire-junit3,          true",
        "org.apache.maven.surefire, surefire-testng,          true",
        "org.apache.maven.surefire, surefire-junit-platform,  false",
        "org.apache.maven.surefire, surefire-api,             false",
        "com.example,               surefire-junit47,         false",
    })
    void refused(String groupId, String artifactId, boolean refused) {
        Artifact artifact = new DefaultArtifact(
                groupId, artifactId, "3.5.4", Artifact.SCOPE_RUNTIME, "jar", "", new DefaultArtifactHandler("jar"));

        assertThat(FailsafeGoal.foreignProvider(List.of(artifact)).isPresent()).isEqualTo(refused);
    }
}
