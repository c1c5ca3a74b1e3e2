/** The bridge between forks and workers: leases, arguments, class path, control connection, tally. */
@NullMarked
package io.github.smartscraper.e2e.failsafe.bridge;

import org.jspecify.annotations.NullMarked;
