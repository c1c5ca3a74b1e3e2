/** One run from selection to tear-down, and every sentence that it says to the user. */
@NullMarked
package io.github.smartscraper.e2e.run;

import org.jspecify.annotations.NullMarked;
