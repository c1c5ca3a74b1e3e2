/** Health requests to a server, and the patience to wait until they are answered. */
@NullMarked
package io.github.smartscraper.e2e.health;

import org.jspecify.annotations.NullMarked;
