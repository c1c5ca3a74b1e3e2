/** Directories with all that is in them: copied, or removed without following a link or entering a mount. */
@NullMarked
package io.github.smartscraper.e2e.support.tree;

import org.jspecify.annotations.NullMarked;
