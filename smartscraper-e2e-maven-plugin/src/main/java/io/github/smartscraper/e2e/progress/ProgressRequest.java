package io.github.smartscraper.e2e.progress;

/**
 * Wish of a user for what is shown of a run.
 *
 * @param mode how it is followed
 * @param interactive whether Maven may talk with a person
 * @param command how the build is run again
 */
public record ProgressRequest(ProgressMode mode, boolean interactive, String command) {}
