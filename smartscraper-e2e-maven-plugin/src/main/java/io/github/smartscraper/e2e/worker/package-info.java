/** Lending and supervising servers: the pool of them, the life of each, and their faults. */
@NullMarked
package io.github.smartscraper.e2e.worker;

import org.jspecify.annotations.NullMarked;
