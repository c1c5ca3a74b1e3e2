/** The shared browser as the user asks for it, and what is said about it. */
@NullMarked
package io.github.smartscraper.e2e.browser;

import org.jspecify.annotations.NullMarked;
