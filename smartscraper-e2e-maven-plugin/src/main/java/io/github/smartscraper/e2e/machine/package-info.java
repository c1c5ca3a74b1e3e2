/** What a run uses of the host that it is on: its programs, processes, ports and directories. */
@NullMarked
package io.github.smartscraper.e2e.machine;

import org.jspecify.annotations.NullMarked;
