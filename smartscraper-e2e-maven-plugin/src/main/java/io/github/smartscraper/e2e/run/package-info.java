/** Run of the tests, in the order in which it happens; features know their own slice of it only. */
@NullMarked
package io.github.smartscraper.e2e.run;

import org.jspecify.annotations.NullMarked;
