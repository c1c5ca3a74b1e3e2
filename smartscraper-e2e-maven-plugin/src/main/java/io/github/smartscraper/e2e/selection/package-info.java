/** Which test classes and methods are to run. */
@NullMarked
package io.github.smartscraper.e2e.selection;

import org.jspecify.annotations.NullMarked;
