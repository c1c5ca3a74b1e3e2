package io.github.smartscraper.e2e.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link StartMojo}, as far as it starts nothing. */
@DisplayName("Goal start")
final class StartMojoTest {

    private final Map<Object, Object> pluginContext = new HashMap<>();
    private final List<String> infos = new ArrayList<>();

    @DisplayName("starts nothing, and says so, when it is skipped by one of the usual properties:")
    @ParameterizedTest(name = "-D{0}")
    @CsvSource({"e2e.skip, skipE2e", "skipITs, skipITs", "skipTests, skipTests", "maven.test.skip, skip"})
    void skipped(String property, String parameter) throws Exception {
        // given
        StartMojo goal = new StartMojo(noLifecycle());
        goal.setPluginContext(pluginContext);
        goal.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence line) {
                infos.add(line.toString());
            }
        });
        set(goal, "mojoExecution", new MojoExecution(new Plugin(), "start", "default"));
        set(goal, parameter, true);

        // when
        goal.execute();

        // then
        assertThat(expressionOf(parameter)).isEqualTo("${" + property + "}");
        assertThat(infos).containsExactly("E2E tests are skipped (" + property + "); no server is started.");
        RunContext context = new RunContext(pluginContext, "default");
        assertThat(context.require("stop")).isEmpty();
    }

    /** Is asked for the plan of the build only when servers are to be started. */
    static LifecycleExecutor noLifecycle() {
        return (LifecycleExecutor) Proxy.newProxyInstance(
                StartMojoTest.class.getClassLoader(),
                new Class<?>[] {LifecycleExecutor.class},
                (proxy, method, arguments) -> {
                    throw new AssertionError("the life cycle was asked to " + method.getName());
                });
    }

    /** From what a parameter gets its value, as the plugin's descriptor tells Maven. */
    private static String expressionOf(String parameter) throws Exception {
        try (InputStream descriptor = StartMojo.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            return XPathFactory.newInstance()
                    .newXPath()
                    .evaluate(
                            "/plugin/mojos/mojo[goal='start']/configuration/" + parameter,
                            DocumentBuilderFactory.newInstance()
                                    .newDocumentBuilder()
                                    .parse(descriptor));
        }
    }

    private static void set(Object target, String name, Object value) throws ReflectiveOperationException {
        Class<?> type = target.getClass();
        while (true) {
            try {
                Field field = type.getDeclaredField(name);
                field.setAccessible(true);
                field.set(target, value);
                return;
            } catch (NoSuchFieldException e) {
                type = type.getSuperclass();
            }
        }
    }
}
