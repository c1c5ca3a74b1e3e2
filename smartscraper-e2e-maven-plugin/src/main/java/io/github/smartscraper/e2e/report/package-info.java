/** Report of a run as a page for a browser, in one file; it shows what stands in the results, and knows no run. */
@NullMarked
package io.github.smartscraper.e2e.report;

import org.jspecify.annotations.NullMarked;
