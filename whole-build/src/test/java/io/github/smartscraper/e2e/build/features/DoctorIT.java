package io.github.smartscraper.e2e.build.features;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.InMatrix;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunningBuild;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The goal that says what a run lacks, with the real programs of this machine. */
@RunsMaven
@DisplayName("Goal doctor")
class DoctorIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Test
    @InMatrix
    @DisplayName("finds everything as it should be, with one line each, and leaves nothing")
    void allIsWell(MavenBuilds builds) throws Exception {
        String browser = RealBrowser.find().toString();

        BuildResult build = doctor(builds).variable("EXECUTABLE_PATH", browser).execute();

        assertThatBuild(build)
                .succeeded()
                .saysNot("✗")
                .says("✓ JDK", "✓ Maven", "✓ Node.js", "✓ npm", "✓ lock file")
                .says("✓ command    node", "✓ browser    " + browser + " starts", "✓ sops       no file with secrets")
                .says("✓ tmux", "✓ ports", "✓ leftovers  none", "✓ clean-up", "✓ disk");
    }

    @Test
    @DisplayName("fails with one sentence, after a line for each thing that is wrong and its remedy")
    void muchIsWrong(MavenBuilds builds) throws Exception {
        Path browser = program(builds, "broken-chromium", "echo 'libnss3.so: cannot open' >&2; exit 127");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            BuildResult build = doctor(builds)
                    .basePort(port)
                    .with("package.json", "{ \"dependencies\": { \"hono\": \"4\" } }")
                    .with("secrets.yaml", "sops: { age: [ { recipient: age1abc } ] }")
                    .property("e2e.sops", "no-such-sops")
                    .property("e2e.command", "npm run dev")
                    .property("e2e.executablePath", browser.toString())
                    .execute();

            assertThatBuild(build)
                    .failedByTheUsersDoing()
                    .saysInOneLine("✗ lock file", "npm install")
                    .saysInOneLine("✗ command", "no script 'dev'", "-De2e.command=")
                    .saysInOneLine("✗ browser", "exit code 127, libnss3.so: cannot open", "-De2e.executablePath=")
                    .saysInOneLine(
                            "✗ ports",
                            port + " by java (pid " + ProcessHandle.current().pid() + ")")
                    .says("5 checks failed: lock file, command, browser, sops, ports.");
        }
    }

    @Test
    @DisplayName("counts the builds that were killed, whose leavings clean removes")
    void deadSession(MavenBuilds builds) throws Exception {
        // given
        Path temporary = Files.createDirectory(builds.directory().resolve("tmp"));
        Path data = Files.createDirectory(temporary.resolve("smartscraper-test-0-dead"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        long pid = dead.pid();
        Files.writeString(
                data.resolve(".smartscraper-e2e"), "session=1\npid=" + pid + "\nstarted=" + Instant.EPOCH + "\n");

        // when
        BuildResult build = doctor(builds).temporaryDirectory(temporary).start().awaitEnd(LIMIT);

        // then
        assertThatBuild(build)
                .failedByTheUsersDoing()
                .saysInOneLine("✗ leftovers", "1 killed build", "mvn smartscraper-e2e:clean");
        assertThat(data).isNotEmptyDirectory();
        BuildResult cleaned = builds.sample("plain")
                .goals("smartscraper-e2e:clean")
                .whereRan(build.traces())
                .execute();
        assertThatBuild(cleaned).succeeded();
        assertThat(data).doesNotExist();
    }

    @Test
    @DisplayName("works while a build runs, whose port it names, and does not disturb it")
    void besideABuild(MavenBuilds builds) throws Exception {
        // given
        MavenBuild running = builds.sample("plain").goals("verify").property("it.test", "QuietCheck");
        RunningBuild build = running.start();
        build.awaitForks(1);

        // when
        BuildResult doctor = doctor(builds)
                .temporaryDirectory(build.traces().temporary())
                .basePort(running.basePort())
                .start()
                .awaitEnd(LIMIT);

        // then
        assertThatBuild(doctor)
                .failedByTheUsersDoing()
                .says("✓ leftovers  none")
                .saysInOneLine("✗ ports", running.basePort() + " by node (pid ");
        Files.createFile(build.traces().project().resolve("target/go-on"));
        assertThatBuild(build.awaitEnd(LIMIT)).succeeded();
    }

    private static MavenBuild doctor(MavenBuilds builds) {
        return builds.sample("plain")
                .goals("smartscraper-e2e:doctor")
                .variable("LC_ALL", "C.UTF-8")
                // That of this machine may be anything.
                .variable("EXECUTABLE_PATH", "");
    }

    private static Path program(MavenBuilds builds, String name, String script) throws IOException {
        Path program = Files.writeString(builds.directory().resolve(name), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
