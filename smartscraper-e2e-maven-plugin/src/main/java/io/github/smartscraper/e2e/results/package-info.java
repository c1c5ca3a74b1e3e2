/** Results of a run: read from the forks, written for people, CI systems and other shards. */
@NullMarked
package io.github.smartscraper.e2e.results;

import org.jspecify.annotations.NullMarked;
