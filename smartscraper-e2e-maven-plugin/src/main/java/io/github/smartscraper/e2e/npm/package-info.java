/** Packages of the application, installed with npm ci when node_modules does not fit the lock file. */
@NullMarked
package io.github.smartscraper.e2e.npm;

import org.jspecify.annotations.NullMarked;
