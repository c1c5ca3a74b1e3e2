package io.github.smartscraper.e2e.build.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** A Chromium that works on this machine. */
final class RealBrowser {

    private static final Path APP = Path.of(System.getProperty("basedir", ""), "../it/app");
    private static final String UNPACK = """
            import { unpackedChromium } from './src/scrape/chromium.ts';
            console.log(await unpackedChromium(new AbortController().signal));
            """;

    private RealBrowser() {}

    /** The one that the environment names, else one on the PATH, else the one that the packages of it/app bring along. */
    static Path find() throws IOException, InterruptedException {
        Optional<Path> named = Optional.ofNullable(System.getenv("EXECUTABLE_PATH"))
                .filter(name -> !name.isBlank())
                .map(Path::of);
        Optional<Path> found = named.or(RealBrowser::onPath);
        return found.isPresent() ? found.get() : unpacked();
    }

    private static Optional<Path> onPath() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(directory -> Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
                        .map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path unpacked() throws IOException, InterruptedException {
        Process node = new ProcessBuilder("node", "--import", "tsx", "--input-type=module", "--eval", UNPACK)
                .directory(APP.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String path = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(node.waitFor())
                .as("No Chromium: set EXECUTABLE_PATH, or type npm ci in it/app")
                .isZero();
        return Path.of(path);
    }
}
