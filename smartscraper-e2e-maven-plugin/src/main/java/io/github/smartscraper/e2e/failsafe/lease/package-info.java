/** Leases of workers by forks, whose JVMs may start while their server still does. */
@NullMarked
package io.github.smartscraper.e2e.failsafe.lease;

import org.jspecify.annotations.NullMarked;
