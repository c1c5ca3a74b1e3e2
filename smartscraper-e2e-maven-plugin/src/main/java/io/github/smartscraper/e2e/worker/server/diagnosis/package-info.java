/** Diagnosis of a server that runs and does not get healthy: what is in the way, as far as can be seen from outside. */
@NullMarked
package io.github.smartscraper.e2e.worker.server.diagnosis;

import org.jspecify.annotations.NullMarked;
