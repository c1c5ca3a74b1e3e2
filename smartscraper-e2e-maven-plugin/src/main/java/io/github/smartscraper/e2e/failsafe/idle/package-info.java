/** Forks of Surefire's for which no test class is left: they cost next to nothing, and end as if they had run. */
@NullMarked
package io.github.smartscraper.e2e.failsafe.idle;

import org.jspecify.annotations.NullMarked;
