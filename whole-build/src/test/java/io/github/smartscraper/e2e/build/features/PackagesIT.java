package io.github.smartscraper.e2e.build.features;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An application with a package that npm has to install, started by the default command {@code npm run dev}. */
@RunsMaven
@DisplayName("An application's packages")
class PackagesIT {

    @Test
    @DisplayName("are installed by the first build, and not again by the next")
    void areInstalledOnce(MavenBuilds builds) throws Exception {
        BuildResult first = withPackages(builds).execute();
        BuildResult next = withPackages(builds)
                .property("e2e.full", "true")
                .whereRan(first.traces())
                .execute();

        assertThatBuild(first).succeeded().says("npm ci");
        assertThatBuild(next).succeeded().saysNot("npm ci");
        assertThat(first.visits().by("AlphaIT").server()).contains("hello from a package");
    }

    @Test
    @DisplayName("can't be installed without a lock file: the build says what to do")
    void needALockFile(MavenBuilds builds) throws Exception {
        BuildResult build = withPackages(builds).without("package-lock.json").execute();

        assertThatBuild(build)
                .failed()
                .says("package-lock.json", "npm install", "-De2e.install=never")
                .startedServers(0);
    }

    @Test
    @DisplayName("fail the build when npm fails, with its exit code and the last of what it printed")
    void failWithNpm(MavenBuilds builds) throws Exception {
        BuildResult build = withPackages(builds)
                .with("package.json", "{\"dependencies\": {\"greeting\": \"file:farewell\"}}")
                .execute();

        assertThatBuild(build)
                .failedByInfrastructure()
                .says("npm ci failed with exit code", "in sync")
                .startedServers(0);
    }

    private static MavenBuild withPackages(MavenBuilds builds) {
        // Nothing comes from a registry: the package is a directory beside the application.
        return builds.sample("with-packages").goals("verify").with(".npmrc", "offline=true\n");
    }
}
