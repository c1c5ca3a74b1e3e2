/** Start-up time of servers: what Node.js can remember for the next start, and what stands in front of a server. */
@NullMarked
package io.github.smartscraper.e2e.worker.startup;

import org.jspecify.annotations.NullMarked;
