/** Host that a run is on: its programs, processes, ports, directories and variables, and what of them may be written down. */
@NullMarked
package io.github.smartscraper.e2e.machine;

import org.jspecify.annotations.NullMarked;
