package io.github.smartscraper.e2e.console;

import io.github.smartscraper.e2e.support.PlainText;

/** Failure of something around the tests: a server, npm, the file system; the message is for the user. */
public final class InfrastructureException extends Exception {

    private static final long serialVersionUID = 1L;

    /** An exception with a sentence for the user. */
    public InfrastructureException(String message) {
        super(PlainText.of(message));
    }

    /** An exception with a sentence for the user, and what led to it. */
    public InfrastructureException(String message, Throwable cause) {
        super(PlainText.of(message), cause);
    }
}
