/** Record of a run, handed to its timeline: events of workers, and facts about the run. */
@NullMarked
package io.github.smartscraper.e2e.run.record;

import org.jspecify.annotations.NullMarked;
