/** One Chromium that all servers and tests of a run share, at an address that outlives it. */
@NullMarked
package io.github.smartscraper.e2e.browser.chromium;

import org.jspecify.annotations.NullMarked;
