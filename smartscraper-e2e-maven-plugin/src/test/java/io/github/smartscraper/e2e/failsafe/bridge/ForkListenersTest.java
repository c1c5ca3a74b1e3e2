package io.github.smartscraper.e2e.failsafe.bridge;

import static io.github.smartscraper.e2e.PatientWait.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.smartscraper.e2e.failsafe.archive.ForkStartOptions;
import io.github.smartscraper.e2e.failsafe.fork.ForkContract;
import io.github.smartscraper.e2e.failsafe.fork.TestClassListener;
import io.github.smartscraper.e2e.failsafe.fork.TokenListener;
import io.github.smartscraper.e2e.results.ForkEvents;
import io.github.smartscraper.e2e.secrets.SecretMask;
import io.github.smartscraper.e2e.worker.Fault;
import io.github.smartscraper.e2e.worker.NodeWorkers;
import io.github.smartscraper.e2e.worker.WorkerPool;
import io.github.smartscraper.e2e.worker.server.NodeServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.TestAbortedException;

/** Tests {@link TokenListener} and {@link TestClassListener} in a JVM of their own, with a worker for that. */
@DisplayName("The listeners in a fork")
@Timeout(180)
final class ForkListenersTest {

    private static final int FORK = 1;

    @TempDir
    private Path directory;

    @RegisterExtension
    private final NodeWorkers workers = new NodeWorkers();

    private final List<String> options = new ArrayList<>();
    private WorkerPool pool;
    private ForkControl control;

    @BeforeEach
    void open() throws Exception {
        pool = workers.pool(NodeServer.SERVING);
        pool.start();
        control = new ForkControl(pool, new SecretMask());
        ForkClassPath.writeTo(directory.resolve("classes"), directory);
        new ForkArguments(directory, ClassTurns.properties(pool.isReset()), directory.resolve("classes"))
                .write(FORK, pool.lease(), control.port(), ForkStartOptions.NONE);
    }

    @AfterEach
    void close() throws IOException {
        control.close();
    }

    @Test
    @DisplayName("fetch the token before a test class is loaded, and tell of each class when it begins and ends")
    void classes() throws Exception {
        // when
        JavaProcess java = fork(
                control.key(),
                SampleFork.Passing.class,
                SampleFork.Failing.class,
                SampleFork.FailingEarly.class,
                SampleFork.Skipped.class,
                SampleFork.PartlySkipped.class);

        // then
        assertThat(java.exitCode()).as(java.output()).isZero();
        assertThat(java.output().lines())
                .containsExactly(
                        "loaded with token token-0", "at " + pool.plan(0).baseUrl());
        assertThat(events())
                .containsExactly(
                        "begin Passing  0/0/0",
                        "end Passing PASSED 2/0/0",
                        "begin Failing  0/0/0",
                        "end Failing FAILED 2/1/0",
                        "begin FailingEarly  0/0/0",
                        "end FailingEarly FAILED 0/0/0",
                        "skipped Skipped it takes too long 0/0/1",
                        "begin PartlySkipped  0/0/0",
                        "end PartlySkipped PASSED 2/0/2");
        assertThat(workers.events())
                .filteredOn(line -> line.contains("ended"))
                .containsExactly(
                        SampleFork.Passing.class.getName() + " ended on 0 and passed",
                        SampleFork.Failing.class.getName() + " ended on 0 and failed",
                        SampleFork.FailingEarly.class.getName() + " ended on 0 and failed",
                        SampleFork.PartlySkipped.class.getName() + " ended on 0 and passed");
    }

    @Test
    @DisplayName("come before those of the project, whose files come first on the class path (F5)")
    void beforeTheProject() throws Exception {
        // given
        for (Class<?> service : List.of(LauncherSessionListener.class, TestExecutionListener.class)) {
            Path services = Files.createDirectories(directory.resolve("project/META-INF/services"));
            Files.writeString(services.resolve(service.getName()), SampleFork.ProjectListener.class.getName());
        }

        // when
        JavaProcess java = fork(control.key(), SampleFork.Told.class);

        // then
        assertThat(java.output().lines())
                .startsWith("the project opens with token token-0", "the project hears of a class after 1 event");
        assertThat(events()).hasSize(2);
    }

    @Test
    @DisplayName("hand over what belongs to the worker, whatever the user has set for it (G4)")
    void handOver() throws Exception {
        // given: as what Surefire sets in the running fork, options that come last win over the file
        options.addAll(List.of(
                "-DTEST_BASE_URL=http://127.0.0.1:1", "-DDATA_DIR=/tmp", "-DE2E_WORKER_ID=7", "-DAPI_TOKEN=mine"));

        // when
        JavaProcess java = fork(control.key(), SampleFork.Told.class);

        // then
        assertThat(java.output().lines())
                .containsExactly(String.join(
                        " ",
                        pool.plan(0).baseUrl().toString(),
                        pool.plan(0).dataDirectory().path().toString(),
                        "0",
                        "token-0"));
    }

    @DisplayName("find Maven whatever the JVM is told about addresses and proxies (H3, H4)")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Djava.net.preferIPv6Addresses=true",
                "-Djava.net.preferIPv4Stack=true",
                "-DsocksProxyHost=192.0.2.1",
                "-Djava.net.useSystemProxies=true"
            })
    void network(String option) throws Exception {
        // given
        options.add(option);

        // when
        JavaProcess java = fork(control.key(), SampleFork.Told.class);

        // then
        assertThat(java.output()).contains(pool.plan(0).baseUrl() + " ").contains(" token-0");
    }

    @Test
    @DisplayName("find Maven although a test has set a proxy for all connections, and interrupted its thread (H4)")
    void proxySelector() throws Exception {
        // when
        JavaProcess java = fork(control.key(), SampleFork.Proxied.class, SampleFork.Told.class);

        // then
        assertThat(events())
                .as(java.output())
                .containsExactly(
                        "begin Proxied  0/0/0",
                        "end Proxied PASSED 1/0/0",
                        "begin Told  0/0/0",
                        "end Told PASSED 1/0/0");
        assertThat(java.output()).contains(" token-0");
    }

    @Test
    @DisplayName("tell in which classes the JUnit Platform has looked for tests, those without any among them (C7)")
    void discovered() throws Exception {
        // when
        fork(control.key(), SampleFork.Passing.class, SampleFork.Helper.class);

        // then
        assertThat(ForkEvents.of(List.of(directory)).discovered())
                .containsExactly(SampleFork.Helper.class.getName(), SampleFork.Passing.class.getName());
        assertThat(ForkEvents.read(directory)).containsOnlyKeys(SampleFork.Passing.class.getName());
    }

    @Test
    @DisplayName("say so when there is no worker for a class, and give it no address that anybody could answer on")
    void noWorker() throws Exception {
        // given
        pool.stop();

        // when
        JavaProcess java = fork(control.key(), SampleFork.Passing.class);

        // then
        assertThat(java.output())
                .contains("No worker for " + SampleFork.Passing.class.getName() + ": Worker 0 is being stopped")
                .contains("at http://127.0.0.1:0" + System.lineSeparator());
        assertThat(events()).startsWith("fault Passing Worker 0 is being stopped 0/0/0");
        assertThat(workers.unready())
                .extracting(Fault::testClass)
                .containsExactly(Optional.of(SampleFork.Passing.class.getName()));
    }

    @Test
    @DisplayName("leave no test to a fork when no server of the run comes up, and let it end well")
    void stillborn() throws Exception {
        // given
        WorkerPool none = workers.pool(NodeServer.EXITING);
        none.launch();
        await().until(none::isStillborn);

        // when
        JavaProcess java;
        try (ForkControl refusing = new ForkControl(none, new SecretMask())) {
            new ForkArguments(directory, ClassTurns.properties(false), directory.resolve("classes"))
                    .write(FORK, none.plan(0), refusing.port(), ForkStartOptions.NONE);
            java = fork(refusing.key(), SampleFork.Passing.class);
        }

        // then
        assertThat(java.exitCode()).as(java.output()).isZero();
        assertThat(java.output()).doesNotContain("loaded", "No worker");
        assertThat(directory.resolve("fork-1.events.jsonl")).doesNotExist();
    }

    @Test
    @DisplayName("run no test at all in a JVM that is no fork of this run")
    void stranger() throws Exception {
        // when
        JavaProcess java = fork("wrong", SampleFork.Passing.class);

        // then
        assertThat(java.exitCode()).isNotZero();
        assertThat(java.output()).contains("This fork has no worker: this is not a fork of this run");
        assertThat(directory.resolve("fork-1.events.jsonl")).doesNotExist();
    }

    @Test
    @DisplayName("leave Maven's own JVM alone, in which Surefire opens a session as well")
    void notInFork() {
        // when
        try (LauncherSession session = LauncherFactory.openSession()) {
            new TokenListener().launcherSessionOpened(session);
        }

        // then
        assertThat(System.getProperty(ForkContract.API_TOKEN)).isNull();
    }

    private JavaProcess fork(String key, Class<?>... tests) throws Exception {
        String classPath = Stream.concat(
                        Stream.of(directory.resolve("project").toString()),
                        Stream.concat(
                                Stream.of(
                                                Launcher.class,
                                                TestEngine.class,
                                                JUnitException.class,
                                                Test.class,
                                                JupiterTestEngine.class,
                                                TestAbortedException.class,
                                                SampleFork.class)
                                        .map(JavaProcess::locationOf),
                                Stream.of(directory.resolve("classes").toString())))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> arguments = new ArrayList<>(List.of(
                "@" + directory.resolve("fork-" + FORK + ".args"), "-cp", classPath, SampleFork.class.getName()));
        arguments.addAll(1, options);
        Stream.of(tests).map(Class::getName).forEach(arguments::add);
        return JavaProcess.run(arguments, Map.of(ForkContract.CONTROL_KEY, key));
    }

    /** Event, class, detail, and numbers of tests, failures and skipped tests. */
    private List<String> events() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> events = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve("fork-1.events.jsonl"))) {
            JsonNode event = json.readTree(line);
            String name = event.path("class").asText();
            assertThat(event.path("worker").asText()).isEqualTo("0");
            events.add(String.join(
                    " ",
                    event.path("event").asText(),
                    name.substring(name.indexOf('$') + 1),
                    event.path("detail").asText(),
                    event.path("tests").asInt() + "/" + event.path("failures").asInt() + "/"
                            + event.path("skipped").asInt()));
        }
        return events;
    }
}
