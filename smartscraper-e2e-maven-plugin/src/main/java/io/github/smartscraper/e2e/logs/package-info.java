/** Logs of processes: masked, line by line, and no larger than they may be. Knows nothing of how processes are started. */
@NullMarked
package io.github.smartscraper.e2e.logs;

import org.jspecify.annotations.NullMarked;
