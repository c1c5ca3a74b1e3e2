/** Servers of Maven's own on the loopback address, which every user of the machine can connect to. */
@NullMarked
package io.github.smartscraper.e2e.ports.loopback;

import org.jspecify.annotations.NullMarked;
