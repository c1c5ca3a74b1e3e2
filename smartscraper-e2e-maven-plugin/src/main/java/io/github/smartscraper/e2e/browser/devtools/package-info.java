/** The DevTools protocol: one pipe to a browser, shared by clients that each have a WebSocket. */
@NullMarked
package io.github.smartscraper.e2e.browser.devtools;

import org.jspecify.annotations.NullMarked;
