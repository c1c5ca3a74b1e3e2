/** What a test class depends on, and hashes over it. */
@NullMarked
package io.github.smartscraper.e2e.selection.inputs;

import org.jspecify.annotations.NullMarked;
