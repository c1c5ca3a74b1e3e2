/** Files in which people, reports and other tools find the results of a run; written token by token, read nowhere here. */
@NullMarked
package io.github.smartscraper.e2e.results.interchange;

import org.jspecify.annotations.NullMarked;
