/** The only place that knows Surefire: its parameters, its forks, its summary. */
@NullMarked
package io.github.smartscraper.e2e.failsafe;

import org.jspecify.annotations.NullMarked;
