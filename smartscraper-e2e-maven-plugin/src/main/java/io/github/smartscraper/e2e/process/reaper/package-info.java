/** The process that cleans up when Maven is gone: starting it, telling it what there is, and the tools that it needs. */
@NullMarked
package io.github.smartscraper.e2e.process.reaper;

import org.jspecify.annotations.NullMarked;
