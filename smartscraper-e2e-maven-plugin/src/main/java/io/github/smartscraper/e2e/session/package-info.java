/** What this build owns, written to disk, so that a later one can clean up after it. */
@NullMarked
package io.github.smartscraper.e2e.session;

import org.jspecify.annotations.NullMarked;
