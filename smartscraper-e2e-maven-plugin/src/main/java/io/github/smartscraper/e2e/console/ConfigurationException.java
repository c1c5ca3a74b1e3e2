package io.github.smartscraper.e2e.console;

/** Something that the user has configured can't be used; the message says what, and what to type instead. */
public final class ConfigurationException extends Exception {

    private static final long serialVersionUID = 1L;

    /** An exception with a sentence for the user. */
    public ConfigurationException(String message) {
        super(message);
    }
}
