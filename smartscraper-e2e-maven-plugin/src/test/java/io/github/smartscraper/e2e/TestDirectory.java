package io.github.smartscraper.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Directory of one test, for extensions that need it before JUnit fills the fields of the test. */
public final class TestDirectory {

    private TestDirectory() {}

    /** A new, empty directory. */
    public static Path make() {
        try {
            return Files.createTempDirectory("e2e-unit-test-").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
