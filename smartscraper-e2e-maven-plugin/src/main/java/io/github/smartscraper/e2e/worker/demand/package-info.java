/** Deciding how many workers a run starts, and when: only those with which its tests end earlier. */
@NullMarked
package io.github.smartscraper.e2e.worker.demand;

import org.jspecify.annotations.NullMarked;
