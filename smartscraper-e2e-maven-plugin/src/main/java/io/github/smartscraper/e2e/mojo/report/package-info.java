/** Goal report, which needs nothing of a run but its results. */
@NullMarked
package io.github.smartscraper.e2e.mojo.report;

import org.jspecify.annotations.NullMarked;
