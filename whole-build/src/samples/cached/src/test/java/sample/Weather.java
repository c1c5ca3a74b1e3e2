package sample;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares a test resource with a file of which the plugin can't know that tests depend on it. */
final class Weather {

    private Weather() {}

    static void check() throws IOException {
        String weather =
                Files.readString(Path.of(String.join(".", "weather", "txt"))).trim();
        try (InputStream stream = Weather.class.getResourceAsStream("/known-weather.txt")) {
            String known = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(known.contains(weather), "it is " + weather);
        }
    }
}
