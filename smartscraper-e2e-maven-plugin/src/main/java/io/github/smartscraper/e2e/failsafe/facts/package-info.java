/** Facts about a build that Maven and Surefire know, for the test cache; nothing here runs or changes anything. */
@NullMarked
package io.github.smartscraper.e2e.failsafe.facts;

import org.jspecify.annotations.NullMarked;
