package io.github.smartscraper.e2e.selection.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which methods {@link TestMethods} finds in class files. */
final class TestMethodsTest {

    private static final String CLASS_NAME = AnnotatedMethods.class.getName();
    private static final String FILE_NAME = CLASS_NAME.replace('.', '/') + ".class";

    @TempDir
    private Path temporary;

    private Path classes;

    @BeforeEach
    void findClasses() throws URISyntaxException {
        classes = Path.of(AnnotatedMethods.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    @Test
    @DisplayName("Annotated methods are found, inherited ones too, but none that prepares or cleans up")
    void annotatedMethodsAreFound() {
        // given
        TestMethods methods = new TestMethods(classes);

        // when, then
        assertThat(methods.of(CLASS_NAME))
                .containsExactlyInAnyOrder("scrapesOnePage", "scrapesSeveralPages", "inherited");
    }

    @Test
    @DisplayName("A class that is not in the directory has none")
    void aClassFromElsewhereHasNone() {
        // given
        TestMethods methods = new TestMethods(temporary);

        // when, then
        assertThat(methods.of(CLASS_NAME)).isEmpty();
    }

    @Test
    @DisplayName("A superclass that is not in the directory adds none")
    void aSuperclassFromElsewhereAddsNone() throws IOException {
        // given
        write(Files.readAllBytes(classes.resolve(FILE_NAME)));

        // when, then
        assertThat(new TestMethods(temporary).of(CLASS_NAME))
                .containsExactlyInAnyOrder("scrapesOnePage", "scrapesSeveralPages");
    }

    @Test
    @DisplayName("An empty class file has none")
    void anEmptyFileHasNone() throws IOException {
        // given
        write(new byte[0]);

        // when, then
        assertThat(new TestMethods(temporary).of(CLASS_NAME)).isEmpty();
    }

    @Test
    @DisplayName("A class file that is cut short has none")
    void aFileCutShortHasNone() throws IOException {
        // given
        write(Arrays.copyOf(Files.readAllBytes(classes.resolve(FILE_NAME)), 100));

        // when, then
        assertThat(new TestMethods(temporary).of(CLASS_NAME)).isEmpty();
    }

    @Test
    @DisplayName("A class file of a Java that is too new has none")
    void aFileOfANewerJavaHasNone() throws IOException {
        // given
        byte[] bytes = Files.readAllBytes(classes.resolve(FILE_NAME));
        int majorVersion = 6;
        ByteBuffer.wrap(bytes).putShort(majorVersion, (short) 999);
        write(bytes);

        // when, then
        assertThat(new TestMethods(temporary).of(CLASS_NAME)).isEmpty();
    }

    private void write(byte[] classFile) throws IOException {
        Path file = temporary.resolve(FILE_NAME);
        Files.createDirectories(file.getParent());
        Files.write(file, classFile);
    }
}
