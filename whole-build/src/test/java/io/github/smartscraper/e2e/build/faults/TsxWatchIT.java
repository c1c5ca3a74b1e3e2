package io.github.smartscraper.e2e.build.faults;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildEnvironment;
import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Servers under a real {@code tsx watch}, which lives on when they have died, and waits for a change of the sources. */
@RunsMaven
@DisplayName("A server under tsx watch")
class TsxWatchIT {

    @Test
    @DisplayName("that is killed in the middle of a class is replaced, and the class passes when it runs again")
    void killed(MavenBuilds builds) throws Exception {
        BuildResult build = underTsx(builds)
                .property("it.test", "AlphaIT,VictimCheck,SmokeCheck")
                .property("failsafe.runOrder", "alphabetical")
                .execute();

        assertThatBuild(build)
                .succeeded()
                .saysInOneLine("sample.VictimCheck was hit by an infrastructure fault", "has not answered for")
                .saysInOneLine("sample.VictimCheck was hit by an infrastructure fault", "passed when it ran again");
        assertThat(build.reports().failures()).isEmpty();
        assertThat(build.visits().classes()).contains("AlphaIT", "SmokeCheck", "VictimCheck");
    }

    private static MavenBuild underTsx(MavenBuilds builds) throws IOException {
        Path tsx = BuildEnvironment.fromSystemProperties().samples().resolve("tsx");
        return builds.sample("plain")
                .goals("verify")
                .with("package.json", Files.readString(tsx.resolve("package.json")))
                .with("package-lock.json", Files.readString(tsx.resolve("package-lock.json")))
                // The app of the module it needs the same version, so npm has it in its cache.
                .variable("npm_config_prefer_offline", "true")
                .property("e2e.command", "npx tsx watch server.mjs");
    }
}
