/** Server of a worker, from its command to the moment it is healthy, with what can go wrong on the way. */
@NullMarked
package io.github.smartscraper.e2e.worker.server;

import org.jspecify.annotations.NullMarked;
