/** Secrets kept out of what Surefire logs, reports and prints. */
@NullMarked
package io.github.smartscraper.e2e.failsafe.masking;

import org.jspecify.annotations.NullMarked;
