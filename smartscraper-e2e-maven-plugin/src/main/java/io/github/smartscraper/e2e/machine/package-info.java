/** Host that a run is on: its programs, processes, ports and directories. */
@NullMarked
package io.github.smartscraper.e2e.machine;

import org.jspecify.annotations.NullMarked;
