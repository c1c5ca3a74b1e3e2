/** Workers for a person or an IDE. */
@NullMarked
package io.github.smartscraper.e2e.run.manual;

import org.jspecify.annotations.NullMarked;
