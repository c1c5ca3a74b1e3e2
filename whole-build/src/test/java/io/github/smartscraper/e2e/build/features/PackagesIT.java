package io.github.smartscraper.e2e.build.features;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    @DisplayName("are installed from the lock file of the npm workspace that the application is a part of (H9)")
    void npmWorkspace(MavenBuilds builds) throws Exception {
        BuildResult first = workspace(builds)
                .with("package.json", "{\"private\": true, \"type\": \"module\", \"workspaces\": [\"app\"]}")
                .with("package-lock.json", """
                        {"lockfileVersion": 3, "requires": true, "packages": {
                          "": {"workspaces": ["app"]},
                          "app": {"version": "1.0.0", "dependencies": {"greeting": "file:../greeting"}},
                          "greeting": {"version": "1.0.0"},
                          "node_modules/app": {"resolved": "app", "link": true},
                          "node_modules/greeting": {"resolved": "greeting", "link": true}}}
                        """)
                .execute();
        BuildResult next = workspace(builds)
                .property("e2e.full", "true")
                .whereRan(first.traces())
                .execute();

        assertThatBuild(first).succeeded().says("package-lock.json: running npm ci in");
        assertThatBuild(next).succeeded().saysNot("npm ci");
        assertThat(first.visits().by("AlphaIT").server()).contains("hello from a package");
    }

    @Test
    @DisplayName("are installed by pnpm where pnpm wrote the lock file (H9)")
    void pnpmWorkspace(MavenBuilds builds, @TempDir Path directory) throws Exception {
        String path = pnpm(directory) + File.pathSeparator + System.getenv("PATH");
        BuildResult first = workspace(builds)
                .variable("PATH", path)
                .without("package-lock.json")
                .with("package.json", "{\"private\": true, \"type\": \"module\"}")
                .with("pnpm-workspace.yaml", "packages:\n  - app\n")
                .with("pnpm-lock.yaml", """
                        lockfileVersion: '9.0'
                        importers:
                          .: {}
                          app:
                            dependencies:
                              greeting:
                                specifier: file:../greeting
                                version: file:greeting
                        packages:
                          greeting@file:greeting:
                            resolution: {directory: greeting, type: directory}
                        snapshots:
                          greeting@file:greeting: {}
                        """)
                .execute();
        BuildResult next = workspace(builds)
                .variable("PATH", path)
                .property("e2e.full", "true")
                .whereRan(first.traces())
                .execute();

        assertThatBuild(first).succeeded().says("running pnpm install --frozen-lockfile in");
        assertThatBuild(next).succeeded().saysNot("pnpm install");
        assertThat(first.visits().by("AlphaIT").server()).contains("hello from a package");
    }

    /** An application beside the package that it needs. */
    private static MavenBuild workspace(MavenBuilds builds) {
        return withPackages(builds)
                .property("e2e.appDirectory", "app")
                .with("app/package.json", """
                        {"name": "app", "version": "1.0.0", "type": "module", "scripts": {"dev": "node greeter.mjs"},
                         "dependencies": {"greeting": "file:../greeting"}}
                        """)
                .with("app/greeter.mjs", """
                        import { greeting } from 'greeting';
                        process.env.GREETING = greeting;
                        await import('../server.mjs');
                        """);
    }

    /** Installs it from the registry, and returns where it is then. */
    private static Path pnpm(Path directory) throws IOException, InterruptedException {
        Path log = directory.resolve("npm.log");
        Process npm = new ProcessBuilder(
                        "npm", "install", "--no-audit", "--no-fund", "--prefix", directory.toString(), "pnpm@10.34.9")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(npm.waitFor()).as(Files.readString(log)).isZero();
        return directory.resolve("node_modules/.bin");
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
