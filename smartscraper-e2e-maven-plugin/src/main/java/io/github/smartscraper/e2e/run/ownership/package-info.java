/** Resources of runs besides processes, and the removal of what dead runs have left. */
@NullMarked
package io.github.smartscraper.e2e.run.ownership;

import org.jspecify.annotations.NullMarked;
