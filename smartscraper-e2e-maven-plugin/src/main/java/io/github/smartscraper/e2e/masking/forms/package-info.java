/** Forms in which secrets may be printed, and the automaton that finds them; knows nothing of escapes and streams. */
@NullMarked
package io.github.smartscraper.e2e.masking.forms;

import org.jspecify.annotations.NullMarked;
