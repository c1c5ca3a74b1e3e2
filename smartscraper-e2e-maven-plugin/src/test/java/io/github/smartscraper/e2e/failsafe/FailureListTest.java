package io.github.smartscraper.e2e.failsafe;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.plugin.surefire.AbstractSurefireMojo;
import org.apache.maven.plugin.surefire.log.PluginConsoleLogger;
import org.apache.maven.plugin.surefire.report.DefaultReporterFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** Tests what {@link FailureList} leaves out; that nothing else is, whole builds show. */
final class FailureListTest {

    private final List<String> said = new ArrayList<>();

    @Test
    @DisplayName("What Surefire logs outside of its list of failures is logged")
    void others() {
        // given
        PluginConsoleLogger logger = new PluginConsoleLogger(FailureList.without(log()));

        // when
        logger.error("The forked VM terminated without saying properly goodbye");
        logger.warning("careful");

        // then
        assertThat(said).containsExactly("The forked VM terminated without saying properly goodbye", "careful");
    }

    @Test
    @DisplayName(
            "Surefire still has what the list is recognised by: the method that prints it, and the setter of the log")
    void recognised() {
        assertThat(Arrays.stream(DefaultReporterFactory.class.getDeclaredMethods()))
                .anyMatch(method -> method.getName().equals("printTestFailures"));
        assertThat(Arrays.stream(AbstractSurefireMojo.class.getDeclaredMethods()))
                .anyMatch(method -> method.getName().equals("setLogger"));
    }

    private Logger log() {
        return (Logger) Proxy.newProxyInstance(
                Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, given) -> {
                    said.add(String.valueOf(given[0]));
                    return null;
                });
    }
}
