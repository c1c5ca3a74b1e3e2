package io.github.smartscraper.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link FailureReason}. */
@DisplayName("The reason of a failure")
final class FailureReasonTest {

    @Test
    @DisplayName("is in words where the exception has nothing but a name of a file")
    void words() {
        assertThat(FailureReason.of(new NoSuchFileException("/x"))).isEqualTo("/x: no such file or directory");
        assertThat(FailureReason.of(new AccessDeniedException("/x"))).isEqualTo("/x: permission denied");
        assertThat(FailureReason.of(new FileAlreadyExistsException("/x")))
                .isEqualTo("/x: something else has this name");
        assertThat(FailureReason.of(new NotLinkException("/x"))).isEqualTo("/x: NotLinkException");
    }

    @Test
    @DisplayName("does without the name of the file where that stands elsewhere")
    void withoutTheFile() {
        assertThat(FailureReason.words(new AccessDeniedException("/x"))).isEqualTo("permission denied");
        assertThat(FailureReason.words(new DirectoryNotEmptyException("/x"))).isEqualTo("somebody writes into it");
        assertThat(FailureReason.words(new FileSystemException("/x", null, "Read-only file system")))
                .isEqualTo("Read-only file system");
        assertThat(FailureReason.words(new IOException("No space left on device")))
                .isEqualTo("No space left on device");
    }

    @Test
    @DisplayName("is the exception's message otherwise")
    void message() {
        assertThat(FailureReason.of(new IOException("No space left on device"))).isEqualTo("No space left on device");
        assertThat(FailureReason.of(new FileSystemException("/a", "/b", "Read-only file system")))
                .isEqualTo("/a -> /b: Read-only file system");
    }
}
