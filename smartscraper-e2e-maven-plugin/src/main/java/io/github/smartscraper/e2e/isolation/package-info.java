/** The directory that one server keeps its state in, from seed to removal. */
@NullMarked
package io.github.smartscraper.e2e.isolation;

import org.jspecify.annotations.NullMarked;
