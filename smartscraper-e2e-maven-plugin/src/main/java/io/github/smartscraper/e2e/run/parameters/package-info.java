/** Parameters as typed, checked at once, as one record for each feature, with the effects of each. */
@NullMarked
package io.github.smartscraper.e2e.run.parameters;

import org.jspecify.annotations.NullMarked;
