/** Output for the user: its lines, the two kinds of failure, and the phrases that all sentences share. */
@NullMarked
package io.github.smartscraper.e2e.console;

import org.jspecify.annotations.NullMarked;
