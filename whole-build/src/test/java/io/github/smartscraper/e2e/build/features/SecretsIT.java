package io.github.smartscraper.e2e.build.features;

import static io.github.smartscraper.e2e.build.harness.BuildAssert.assertThatBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.build.harness.BuildResult;
import io.github.smartscraper.e2e.build.harness.MavenBuild;
import io.github.smartscraper.e2e.build.harness.MavenBuilds;
import io.github.smartscraper.e2e.build.harness.RunsMaven;
import io.github.smartscraper.e2e.build.harness.traces.FileTree;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that are really encrypted, a server and tests that leak them, and what can be wrong with the file. */
@RunsMaven
@DisplayName("Secrets")
class SecretsIT {

    private static final String[] DEFAULTS = {
        "sk-or-demo-0000-not-a-real-key", "2captcha-demo-not-a-real-key", "http://proxy-user:proxy-pass@127.0.0.1:3128"
    };
    private static final String DEFAULT_NAMES = "OPENROUTER_API_KEY TWOCAPTCHA_API_KEY PROXY_SERVER";
    private static final String NESTED_TOKEN = "nested/demo+token=4712 &\"more\"";
    private static final String CERTIFICATE =
            "-----BEGIN DEMO-----\nTGluZSBvbmUgb2YgdGhlIGRlbW8=\nsecond+demo/line\n-----END DEMO-----\n";

    private static Sops sops;

    @BeforeAll
    static void install(@TempDir Path directory) throws Exception {
        sops = Sops.install(directory.resolve("sops"));
    }

    @Test
    @DisplayName("reach servers and tests, and no log, report, file or command line")
    void reachServersAndTests(MavenBuilds builds) throws Exception {
        BuildResult build = withDefaults(builds).arguments("-X").execute();

        assertThatBuild(build)
                .succeeded()
                .says("Decrypting", "OPENROUTER_API_KEY=****", "OPENROUTER_API_KEY in two parts ****");
        assertThat(build.file("target/digests.properties")).content().contains("PROXY_SERVER=");
        assertThat(build.file("target/smartscraper-e2e/logs/worker-0.log"))
                .content()
                .contains("PROXY_SERVER=****.", "for URLs ****.", "in base64 ****.", "of a user dXNlcj****.")
                .contains("PROXY_SERVER in HTML ****.", "PROXY_SERVER in two parts ****.");
        assertSpelledNowhere(build, DEFAULTS);
    }

    @Test
    @DisplayName("are masked in name, message, causes and log of a test that fails with one, in each file and for CI")
    void maskedInFailures(MavenBuilds builds, @TempDir Path ci) throws Exception {
        Path summary = ci.resolve("summary.md");
        BuildResult build = withDefaults(builds)
                .property("sample.failWith", "PROXY_SERVER")
                .property("e2e.shard", "1/2")
                .variable("GITHUB_ACTIONS", "true")
                .variable("GITHUB_STEP_SUMMARY", summary.toString())
                .execute();

        assertThatBuild(build).failedByTheUsersDoing().says("the secret is <****>", "of ****)", "a basket of ****");
        assertThat(build.reports().text()).contains("the secret is &lt;****&gt;");
        assertThat(build.log()).contains("::error ");
        assertThat(summary)
                .content()
                .contains("LeakingIT")
                .doesNotContain(spellings(DEFAULTS).toArray(String[]::new));
        assertMasked(build, "results.json", "of ****", "the secret is <****>", "for URLs ****", "in HTML ****");
        assertMasked(build, "report/index.html", "of ****", "the secret is", "for URLs ****", "in HTML ****");
        assertMasked(build, "ctrf.json", "of ****", "the secret is <****>", "for URLs ****");
        assertMasked(build, "trace.json", "of ****");
        assertSpelledNowhere(build, DEFAULTS);
    }

    @Test
    @DisplayName("of nested keys get the names that secretKeys gives them; API_TOKEN becomes the workers' token")
    void nestedKeys(MavenBuilds builds) throws Exception {
        BuildResult build = build(builds, "nested.yaml", "API_TOKEN CERTIFICATE KEY_PORT")
                .property("e2e.secretsFile", "config/secrets.yaml")
                .property(
                        "e2e.secretKeys",
                        "api_keys.smart_scraper=API_TOKEN,certificate=CERTIFICATE,api_keys.port=KEY_PORT")
                .with("config/secrets.yaml", sops.file("nested.yaml"))
                .execute();

        assertThatBuild(build).succeeded().says("API_TOKEN=****", "CERTIFICATE=****");
        assertSpelledNowhere(
                build,
                Stream.concat(Stream.of(NESTED_TOKEN, CERTIFICATE, "47110815473"), CERTIFICATE.lines())
                        .toArray(String[]::new));
    }

    @Test
    @DisplayName("that the environment has win, and sops is not even looked for")
    void environmentWins(MavenBuilds builds) throws Exception {
        BuildResult build = withDefaults(builds)
                .variable("OPENROUTER_API_KEY", "key-of-the-ci")
                .variable("TWOCAPTCHA_API_KEY", "captcha-of-the-ci")
                .variable("PROXY_SERVER", "x1y")
                .property("e2e.sops", "no-such-sops")
                .execute();

        assertThatBuild(build)
                .succeeded()
                .says("OPENROUTER_API_KEY=****", "PROXY_SERVER=x1y")
                .saysInOneLine("Not masked", "PROXY_SERVER", "fewer than 4")
                .saysNot("Decrypting");
        assertSpelledNowhere(build, "key-of-the-ci", "captcha-of-the-ci");
    }

    @Test
    @DisplayName("may have thousands of characters, and such as not every locale has")
    void longAndForeign(MavenBuilds builds) throws Exception {
        String secret = "gr\u00fc\u00df+dich/".repeat(1_200);

        BuildResult build = withDefaults(builds)
                .variable("LC_ALL", "C.UTF-8")
                .variable("OPENROUTER_API_KEY", secret)
                .variable("TWOCAPTCHA_API_KEY", "captcha-of-the-ci")
                .variable("PROXY_SERVER", "proxy-of-the-ci")
                .execute();

        assertThatBuild(build).succeeded().says("OPENROUTER_API_KEY=****", "OPENROUTER_API_KEY in base64 ****");
        assertSpelledNowhere(build, secret, secret.substring(6_000));
        assertThat(build.file("target/smartscraper-e2e/logs/worker-0.log"))
                .content()
                .contains("OPENROUTER_API_KEY of a user dXNlcj****.", "PROXY_SERVER in JSON");
    }

    @Test
    @DisplayName("that the locale can't carry are refused before anything is started, by name, with what to type")
    void notCarried(MavenBuilds builds) throws Exception {
        BuildResult build = withDefaults(builds)
                .variable("LC_ALL", "C")
                .variable("OPENROUTER_API_KEY", "gr\u00fc\u00df-dich-4711")
                .variable("TWOCAPTCHA_API_KEY", "captcha-of-the-ci")
                .variable("PROXY_SERVER", "proxy-of-the-ci")
                .execute();

        assertThatBuild(build)
                .failedByTheUsersDoing()
                .saysInOneLine("The secret OPENROUTER_API_KEY", "LC_ALL=C.UTF-8 mvn")
                .saysNot("dich-4711")
                .startedServers(0);
    }

    @Test
    @DisplayName("are not decrypted when no test has to run, and a changed file runs the tests again")
    void onlyWhenTestsRun(MavenBuilds builds) throws Exception {
        BuildResult first = withDefaults(builds).execute();
        BuildResult cached = withDefaults(builds).whereRan(first.traces()).execute();
        Files.writeString(first.file("secrets.yaml"), sops.file("secrets.yaml") + "# changed\n");
        BuildResult changed = withDefaults(builds).whereRan(first.traces()).execute();

        assertThatBuild(first).succeeded().says("Decrypting");
        assertThatBuild(cached).succeeded().saysNot("Decrypting");
        assertThatBuild(changed).succeeded().says("Decrypting", "configuration");
    }

    @Test
    @DisplayName("can't be decrypted without the right key: what sops printed, and what to do")
    void wrongKey(MavenBuilds builds) throws Exception {
        BuildResult build = withDefaults(builds)
                .variable(
                        "SOPS_AGE_KEY_FILE",
                        sops.files().resolve("other-key.txt").toString())
                .execute();

        assertThatBuild(build)
                .failedByInfrastructure()
                .says("secrets.yaml", "exit code 128", "Failed to get the data key", "SOPS_AGE_KEY_FILE")
                .says("-De2e.secretsFile=", "-De2e.sops=")
                .startedServers(0);
    }

    @Test
    @DisplayName("of a file that was tampered with are not believed")
    void brokenMac(MavenBuilds builds) throws Exception {
        String tampered = sops.file("secrets.yaml").replaceFirst("(?m)^PROXY_SERVER: .*\n", "");
        BuildResult build = withDefaults(builds).with("secrets.yaml", tampered).execute();

        assertThatBuild(build)
                .failedByInfrastructure()
                .says("secrets.yaml", "exit code 51", "MAC mismatch")
                .startedServers(0);
        assertSpelledNowhere(build, DEFAULTS);
    }

    @Test
    @DisplayName("need sops: without it the build fails and says how to get along")
    void noSops(MavenBuilds builds) throws Exception {
        BuildResult build =
                withDefaults(builds).property("e2e.sops", "no-such-sops").execute();
        BuildResult without = build(builds, "secrets.yaml", "GREETING")
                .variable("GREETING", "hello to everybody")
                .property("e2e.sops", "no-such-sops")
                .property("e2e.secretsFile", "")
                .execute();

        assertThatBuild(build)
                .failedByTheUsersDoing()
                .says("no program no-such-sops", "Install sops")
                .startedServers(0);
        assertThatBuild(without).succeeded().saysNot("Decrypting");
    }

    private static MavenBuild withDefaults(MavenBuilds builds) throws IOException {
        return build(builds, "secrets.yaml", DEFAULT_NAMES);
    }

    private static MavenBuild build(MavenBuilds builds, String file, String names) throws IOException {
        return sops.in(builds.sample("with-secrets"))
                .with("secrets.yaml", sops.file(file))
                .variable("LEAKED", names)
                .property("sample.secrets", names);
    }

    private static void assertMasked(BuildResult build, String file, String... texts) {
        assertThat(build.file("target/smartscraper-e2e/" + file)).content().contains(texts);
    }

    /** Neither what Maven printed nor any file of the project has a secret, as it is or encoded. */
    private static void assertSpelledNowhere(BuildResult build, String... secrets) throws IOException {
        List<String> spellings = spellings(secrets);
        assertThat(build.log()).doesNotContain(spellings);
        for (Path file : FileTree.list(build.project())) {
            if (Files.isRegularFile(file)) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(spellings);
            }
        }
    }

    private static List<String> spellings(String... secrets) {
        return Arrays.stream(secrets).flatMap(SecretsIT::spellings).toList();
    }

    private static Stream<String> spellings(String secret) {
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        String html = secret.codePoints().mapToObj(sign -> "&#" + sign + ";").collect(Collectors.joining());
        String json = secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        String xml = secret.replace("&", "&amp;").replace("\"", "&quot;");
        return Stream.of(
                secret,
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                base64,
                html,
                json,
                xml,
                json.replace("/", "\\/"));
    }
}
