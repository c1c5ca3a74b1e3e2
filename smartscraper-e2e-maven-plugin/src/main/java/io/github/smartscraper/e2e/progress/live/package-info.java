/** Live view of a run, where there is a terminal: a status at its bottom, above which all lines scroll. */
@NullMarked
package io.github.smartscraper.e2e.progress.live;

import org.jspecify.annotations.NullMarked;
