/** The starting of processes for as long as a run may start any. */
@NullMarked
package io.github.smartscraper.e2e.process.launch;

import org.jspecify.annotations.NullMarked;
