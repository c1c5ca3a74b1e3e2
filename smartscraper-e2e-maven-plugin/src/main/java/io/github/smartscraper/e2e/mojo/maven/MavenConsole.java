package io.github.smartscraper.e2e.mojo.maven;

import io.github.smartscraper.e2e.console.Console;
import io.github.smartscraper.e2e.support.PlainText;
import org.apache.maven.plugin.logging.Log;

/** The console of a Maven build, which may be a terminal: what only that understands is left out. */
public record MavenConsole(Log log) implements Console {

    @Override
    public void info(String line) {
        log.info(PlainText.of(line));
    }

    @Override
    public void warn(String line) {
        log.warn(PlainText.of(line));
    }

    /** By its level, Maven gives what fails the build the colour that it has for it. */
    @Override
    public void tell(Tone tone, String line) {
        if (tone == Tone.BAD) {
            log.error(PlainText.of(line));
        } else {
            info(line);
        }
    }
}
