package io.github.smartscraper.e2e.failsafe.archive;

import java.nio.file.Path;

/**
 * Surroundings of the forks, as Surefire has them.
 *
 * @param java the program that forks are started with
 * @param temporary where Surefire writes a jar for each fork
 * @param repository Maven's local repository
 * @param plain whether Surefire puts nothing between our options and that jar, as it does for a debugger
 */
public record ForkSurroundings(Path java, Path temporary, Path repository, boolean plain) {}
