/** Prewarming: starting servers while Maven still compiles, if it looks as if something will run, and handing them over. */
@NullMarked
package io.github.smartscraper.e2e.run.prewarm;

import org.jspecify.annotations.NullMarked;
