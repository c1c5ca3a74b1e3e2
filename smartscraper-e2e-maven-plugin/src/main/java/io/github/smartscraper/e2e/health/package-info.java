/** Whether a server answers, and the patience to wait until it does. */
@NullMarked
package io.github.smartscraper.e2e.health;

import org.jspecify.annotations.NullMarked;
