package io.github.smartscraper.e2e.support;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * Reason why the file system refused something: many of Java's exceptions have the name of a file as their whole
 * message.
 */
public final class FailureReason {

    private FailureReason() {}

    /** The file, if the exception knows it, and in words why it could not be used. */
    public static String of(IOException failure) {
        if (failure instanceof FileSystemException specific && specific.getReason() == null) {
            return specific.getFile() + ": " + words(specific);
        }
        return String.valueOf(failure.getMessage());
    }

    private static String words(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        return failure instanceof FileAlreadyExistsException
                ? "something else has this name"
                : failure.getClass().getSimpleName();
    }
}
