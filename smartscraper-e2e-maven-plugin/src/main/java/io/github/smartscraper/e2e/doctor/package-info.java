/** Looks at what a run needs of its machine and its project, one small check for each thing. */
@NullMarked
package io.github.smartscraper.e2e.doctor;

import org.jspecify.annotations.NullMarked;
