/** Ports for servers, and who has the ones that are taken. */
@NullMarked
package io.github.smartscraper.e2e.ports;

import org.jspecify.annotations.NullMarked;
