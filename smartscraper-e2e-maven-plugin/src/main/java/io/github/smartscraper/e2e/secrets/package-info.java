/** What servers and tests need and nobody else may see: where it comes from, and how it looks when it is printed. */
@NullMarked
package io.github.smartscraper.e2e.secrets;

import org.jspecify.annotations.NullMarked;
