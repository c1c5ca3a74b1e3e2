/** Results of several shards, read from files that may hold anything, and joined with all of their details. */
@NullMarked
package io.github.smartscraper.e2e.results.shards;

import org.jspecify.annotations.NullMarked;
