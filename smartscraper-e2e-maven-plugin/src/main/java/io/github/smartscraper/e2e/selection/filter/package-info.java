/** Names, methods and shards that narrow down which test classes are considered. */
@NullMarked
package io.github.smartscraper.e2e.selection.filter;

import org.jspecify.annotations.NullMarked;
