package io.github.smartscraper.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link PortablePaths}. */
@DisplayName("A path that is to mean the same elsewhere")
final class PortablePathsTest {

    private static final PortablePaths HERE = paths("/home/me/shop/web", "/home/me/.m2/repository");
    private static final PortablePaths THERE = paths("/builds/7/shop/web", "/cache/repository");

    private static PortablePaths paths(String project, String repository) {
        return PortablePaths.of(
                Path.of(project),
                List.of(Path.of(project).getParent()),
                Map.of("{repository}", Path.of(repository), "{temporary}", Path.of("/tmp")));
    }

    @ParameterizedTest
    @DisplayName("reads the same in another directory, wherever it stands in a text")
    @ValueSource(
            strings = {
                "PROJECT",
                "PROJECT/target/a.log",
                "-javaagent:REPOSITORY/org/agent.jar=destfile=PROJECT/target/it.exec -Xmx64m",
                "-Dconf=PROJECT/../conf/a.json",
                "file://PROJECT/a b.txt",
                "PARENT/conf:PROJECT/conf",
                "/tmp/x"
            })
    void same(String template) {
        String here = template.replace("PROJECT", "/home/me/shop/web")
                .replace("PARENT", "/home/me/shop")
                .replace("REPOSITORY", "/home/me/.m2/repository");
        String there = template.replace("PROJECT", "/builds/7/shop/web")
                .replace("PARENT", "/builds/7/shop")
                .replace("REPOSITORY", "/cache/repository");

        assertThat(HERE.apply(here)).isEqualTo(THERE.apply(there)).doesNotContain("/home", "/builds");
    }

    @ParameterizedTest
    @DisplayName("stays as it is where it only looks like one of the project")
    @ValueSource(strings = {"/home/me/shop2", "/home/me/shop/web-old/x", "/opt/app", "/", "", "no path"})
    void others(String text) {
        assertThat(HERE.apply(text))
                .doesNotContain("{project}/x")
                .endsWith(text.replace("/home/me/shop/web-old/x", "x"));
        assertThat(HERE.apply("/home/me/shop2")).isEqualTo("/home/me/shop2");
    }

    @Test
    @DisplayName("is relative even if it is beside the project, unless the two have nothing in common")
    void relative() {
        assertThat(HERE.relative(Path.of("/home/me/shop/web/app"))).isEqualTo("{project}/app");
        assertThat(HERE.relative(Path.of("/home/me/shop/web"))).isEqualTo("{project}");
        assertThat(HERE.relative(Path.of("/home/me/server"))).isEqualTo("{project}/../../server");
        assertThat(HERE.relative(Path.of("/opt/app"))).isEqualTo("/opt/app");
    }

    @Test
    @DisplayName("is that of the project, too, where a link leads to it")
    void links(@TempDir Path directory) throws Exception {
        Path real = Files.createDirectory(directory.resolve("real")).toRealPath();
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);

        PortablePaths paths = PortablePaths.of(link);

        assertThat(paths.apply(link + "/a " + real + "/a")).isEqualTo("{project}/a {project}/a");
    }
}
