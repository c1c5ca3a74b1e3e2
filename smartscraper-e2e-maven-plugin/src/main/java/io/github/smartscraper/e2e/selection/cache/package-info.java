/** Cache of what is known of test classes, from one build to the next. */
@NullMarked
package io.github.smartscraper.e2e.selection.cache;

import org.jspecify.annotations.NullMarked;
