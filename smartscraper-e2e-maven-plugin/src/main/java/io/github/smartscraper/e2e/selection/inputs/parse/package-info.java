/** Names in class files and sources, whatever classes there are. */
@NullMarked
package io.github.smartscraper.e2e.selection.inputs.parse;

import org.jspecify.annotations.NullMarked;
