/** Selection of the test classes and methods that are to run. */
@NullMarked
package io.github.smartscraper.e2e.selection;

import org.jspecify.annotations.NullMarked;
