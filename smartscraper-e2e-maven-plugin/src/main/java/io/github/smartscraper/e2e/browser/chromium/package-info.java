/** Chromium, started once for all servers and tests of a run, at an address that outlives it. */
@NullMarked
package io.github.smartscraper.e2e.browser.chromium;

import org.jspecify.annotations.NullMarked;
