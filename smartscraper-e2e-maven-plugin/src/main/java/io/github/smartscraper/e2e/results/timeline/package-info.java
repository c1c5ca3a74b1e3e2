/** Timeline of a run, what happened and when: classes, methods, workers, recorded while it happens. It knows no file but the workers' logs. */
@NullMarked
package io.github.smartscraper.e2e.results.timeline;

import org.jspecify.annotations.NullMarked;
