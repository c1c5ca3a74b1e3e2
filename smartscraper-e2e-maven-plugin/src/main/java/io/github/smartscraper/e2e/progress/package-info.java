/** Progress of a run, as a person follows it: a line for each class that has ended, what failed and why, and the sums at the end. */
@NullMarked
package io.github.smartscraper.e2e.progress;

import org.jspecify.annotations.NullMarked;
