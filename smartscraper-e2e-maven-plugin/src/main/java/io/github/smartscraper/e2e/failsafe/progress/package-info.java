/** Progress of the forks, as Surefire's channel tells of it. */
@NullMarked
package io.github.smartscraper.e2e.failsafe.progress;

import org.jspecify.annotations.NullMarked;
