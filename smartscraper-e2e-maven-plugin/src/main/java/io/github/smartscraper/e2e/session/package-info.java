/** Sessions of builds, written to disk with all that they own, so that a later build can clean up after them. */
@NullMarked
package io.github.smartscraper.e2e.session;

import org.jspecify.annotations.NullMarked;
