package io.github.smartscraper.e2e.mojo;

import io.github.smartscraper.e2e.console.Console;
import org.apache.maven.plugin.logging.Log;

/** The console of a Maven build. */
record MavenConsole(Log log) implements Console {

    @Override
    public void info(String line) {
        log.info(line);
    }

    @Override
    public void warn(String line) {
        log.warn(line);
    }
}
