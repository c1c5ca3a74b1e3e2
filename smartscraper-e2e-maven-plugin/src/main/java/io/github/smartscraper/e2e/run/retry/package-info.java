/** Test classes that run again because their server was lost. */
@NullMarked
package io.github.smartscraper.e2e.run.retry;

import org.jspecify.annotations.NullMarked;
