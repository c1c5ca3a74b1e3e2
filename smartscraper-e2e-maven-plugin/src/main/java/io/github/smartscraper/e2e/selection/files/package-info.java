/** Files on which the result of tests depends: which they are, and their hashes. */
@NullMarked
package io.github.smartscraper.e2e.selection.files;

import org.jspecify.annotations.NullMarked;
