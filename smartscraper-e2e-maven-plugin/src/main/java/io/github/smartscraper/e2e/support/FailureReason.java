package io.github.smartscraper.e2e.support;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
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
        return failure instanceof FileSystemException specific && specific.getReason() == null
                ? specific.getFile() + ": " + words(specific)
                : String.valueOf(failure.getMessage());
    }

    /** Why it could not be used, where the file is named in another way. */
    public static String words(IOException failure) {
        if (!(failure instanceof FileSystemException specific)) {
            return String.valueOf(failure.getMessage());
        }
        return specific.getReason() == null ? kind(specific) : specific.getReason();
    }

    private static String kind(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return "somebody writes into it";
        }
        return failure instanceof FileAlreadyExistsException
                ? "something else has this name"
                : failure.getClass().getSimpleName();
    }
}
