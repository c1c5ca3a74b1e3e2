/** Inputs of a test class: what it depends on, and hashes over that. */
@NullMarked
package io.github.smartscraper.e2e.selection.inputs;

import org.jspecify.annotations.NullMarked;
