package io.github.smartscraper.e2e.console;

import io.github.smartscraper.e2e.support.PlainText;

/** Failure of something that the user has configured; the message says what can't be used, and what to type instead. */
public final class ConfigurationException extends Exception {

    private static final long serialVersionUID = 1L;

    /** An exception with a sentence for the user. */
    public ConfigurationException(String message) {
        super(PlainText.of(message));
    }
}
