/** Secrets that servers and tests need: found, and masked wherever they are printed. */
@NullMarked
package io.github.smartscraper.e2e.secrets;

import org.jspecify.annotations.NullMarked;
