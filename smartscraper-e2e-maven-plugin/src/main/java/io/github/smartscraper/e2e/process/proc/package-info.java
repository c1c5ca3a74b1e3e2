/** Processes as Linux shows them below {@code /proc}, and what tells one from a later one with the same pid. */
@NullMarked
package io.github.smartscraper.e2e.process.proc;

import org.jspecify.annotations.NullMarked;
