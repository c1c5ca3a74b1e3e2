package io.github.smartscraper.e2e.failsafe.archive;

import java.util.List;

/**
 * Options with which a fork starts from an archive, or writes down what an archive needs.
 *
 * @param options of the JVM, and its main class where they have the class path
 * @param bringRegistrations whether they let the boot loader find the registrations of the listeners
 */
public record ForkStartOptions(List<String> options, boolean bringRegistrations) {

    /** A fork that starts as it would without archives. */
    public static final ForkStartOptions NONE = new ForkStartOptions(List.of(), false);

    public ForkStartOptions {
        options = List.copyOf(options);
    }
}
