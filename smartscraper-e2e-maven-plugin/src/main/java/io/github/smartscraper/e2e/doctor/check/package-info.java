/** Checks of goal doctor, each of which looks at one thing that a run needs. */
@NullMarked
package io.github.smartscraper.e2e.doctor.check;

import org.jspecify.annotations.NullMarked;
